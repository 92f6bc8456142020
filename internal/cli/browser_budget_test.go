package cli

import (
	"strings"
	"testing"
)

// The plan follows the slider while it moves, and the address follows the plan;
// the number field and its button do the same without the script.
func TestBrowserTheBudgetMovesThePlan(t *testing.T) {
	d := startDemo(t)
	b := d.open(t).as(d.login(t, "koordination", ""))
	b.visit("/analyse/oeffnungen?budget=0")
	before := b.text("#plan")
	b.js(`const slider = document.querySelector("#regler"); slider.value = slider.max; slider.dispatchEvent(new Event("input", {bubbles: true})); true`)
	b.js(`new Promise(done => {
		const look = () => location.search.includes("budget=" + slider.max) ? done(true) : setTimeout(look, 20);
		look();
	})`)
	after := b.text("#plan")
	if before == after || !strings.Contains(after, "Was der Plan kauft") {
		t.Errorf("der Regler ändert den Plan nicht: %q", after)
	}
	if h1 := b.text("h1"); !strings.HasPrefix(h1, "Mit ") {
		t.Errorf("die Überschrift bleibt stehen: %q", h1)
	}
	b.js(`document.querySelector("#budget").value = "20000"; true`)
	b.press("Plan rechnen")
	if h1 := b.text("h1"); !strings.HasPrefix(h1, "Mit 20.000 € finden mindestens ") {
		t.Errorf("nach dem Absenden: %q", h1)
	}
}
