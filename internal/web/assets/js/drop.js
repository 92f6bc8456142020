// Drag and drop for file fields. Without this script the field works as it is.
//
// A form with data-drop takes a file that is dropped anywhere on it, shows its
// name, and says by a class that something hovers above it.
"use strict";

for (const form of document.querySelectorAll("form[data-drop]")) {
  const field = form.querySelector("input[type=file]");
  const told = form.querySelector("[data-drop-name]");

  const tell = () => {
    if (told) told.textContent = field.files.length ? "Ausgewählt: " + field.files[0].name : "";
  };

  const hover = (on) => form.classList.toggle("is-over", on);

  form.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    hover(true);
  });
  form.addEventListener("dragleave", (event) => {
    if (!form.contains(event.relatedTarget)) hover(false);
  });
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    hover(false);
    if (event.dataTransfer.files.length === 0) return;
    field.files = event.dataTransfer.files;
    tell();
    field.focus();
  });
  field.addEventListener("change", tell);
}
