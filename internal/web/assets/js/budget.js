// The budget slider. Without this script the number field and its button do.
//
// A form with data-budget gets its slider shown. While slider or field move,
// the part with the id "plan" is fetched anew, at most every 150 ms; only the
// newest answer counts, and the address of the page follows.
"use strict";

for (const form of document.querySelectorAll("form[data-budget]")) {
  const field = form.elements.namedItem("budget");
  const box = form.querySelector("[data-budget-slider]");
  const slider = box.querySelector("input");
  let waiting = 0;
  let asked = 0;

  const address = () => form.getAttribute("action") + "?" + new URLSearchParams(new FormData(form));

  const ask = async () => {
    const mine = ++asked;
    const to = address();
    const answer = await fetch(to, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine !== asked || !answer.ok) return;
    for (const part of ["#plan", "h1", ".b-curve"]) {
      const now = document.querySelector(part);
      const then = page.querySelector(part);
      if (now && then) now.replaceChildren(...then.childNodes);
    }
    history.replaceState(null, "", to);
  };

  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => ask().catch(() => {}), 150); // without an answer the button still works
  };

  form.addEventListener("submit", () => clearTimeout(waiting));
  box.hidden = false;
  slider.addEventListener("input", () => {
    field.value = slider.value;
    later();
  });
  field.addEventListener("input", () => {
    if (/^\d+$/.test(field.value)) {
      slider.value = field.value;
      later();
    }
  });
}
