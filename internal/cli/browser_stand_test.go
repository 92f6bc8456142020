package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// An analysis is frozen; a municipality delivers again; the frozen one still
// gives the same bytes; and from a gap of the new one comes a priority.
func TestBrowserFromAFrozenAnalysisToAPriority(t *testing.T) {
	d := startDemo(t)
	office := d.open(t).as(d.login(t, "koordination", ""))
	office.freeze("Vor der Sitzung")
	then := office.text("#h-befund")

	kaarst := d.open(t).as(d.login(t, "kommune", "05162016"))
	kaarst.upload("/erhebung/05162016", d.faultyWorkbook(t))
	kaarst.mend(map[string]string{"A17": "12", "F23": "01/2013", "N2": "A2"})
	kaarst.press("Abliefern")

	office.visit("/analyse/staende/1")
	office.press("Nachrechnen")
	if now := office.text("#h-befund"); now != then {
		t.Errorf("der Stand sagt jetzt %q statt %q", now, then)
	}
	if checked := office.text("main"); !strings.Contains(checked, "Nachgerechnet: gleich") {
		t.Error("die Nachrechnung sagt nicht „gleich“")
	}
	office.propose("/analyse", "Wohnraum zuerst")
	if chain := office.text("main"); !strings.Contains(chain, "Stand 2: Stand zur Priorität „Wohnraum zuerst“") || !strings.Contains(chain, "Engpass: ") {
		t.Errorf("die Kette fehlt: %s", chain)
	}
	kaarst.visit("/analyse/staende/1")
	if text := kaarst.text("main"); !strings.Contains(text, "Zahlen zeigt dieser Stand nur der Koordination") {
		t.Error("die Kommune liest Zahlen eines früheren Standes")
	}
	office.accessibleChain(t)
}

// freeze keeps the usual analysis.
func (b *tab) freeze(title string) {
	b.t.Helper()
	b.visit("/analyse")
	b.press("Festschreiben")
	b.fill("titel", title)
	b.fill("zweck", "Vorbereitung der Kerngruppe")
	b.press("Festschreiben")
}

// propose makes a priority of the first bottleneck.
func (b *tab) propose(path, title string) {
	b.t.Helper()
	b.visit(path)
	b.press("Priorität vorschlagen")
	b.fill("titel", title)
	b.fill("begruendung", "Ohne Wohnung gelingt kein Kurs.")
	b.js(`for (const s of document.querySelectorAll('main select')) s.value = '2'; true`)
	b.press("Vorschlagen")
}

// accessibleChain judges the pages that the story has made.
func (b *tab) accessibleChain(t *testing.T) {
	t.Helper()
	axe, err := os.ReadFile(filepath.Join("..", "..", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Fatal("axe-core fehlt; make assets holt es")
	}
	b.allAccessible(string(axe), "/analyse/staende", "/analyse/staende/1", "/buendnis/prioritaeten", "/buendnis/prioritaeten/1",
		"/buendnis/prioritaeten/neu?bedarf=deutsch-b1&kommune=05162024", "/analyse?kommune=05162024")
}
