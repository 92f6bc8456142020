package cli

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

const newRule = `source: Probe, BGBl. I S. 1
ways:
  - verdict: ja
    norm: § 1 Probe
    text: Mit Duldung steht der Kurs offen.
    when:
      - if: "in_group(status, 'DULD')"
        norm: § 1 Probe
        text: Die Person hat eine Duldung.
`

// A change of law as two people make it: a slip of the pen is shown with its
// line, the cases run, the second person compares and approves, the rule is in
// force and the offers are flagged. Every state is judged by axe on the way.
func TestBrowserALawIsChangedByTwoPeople(t *testing.T) {
	axe, err := os.ReadFile("../../node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatal("axe-core fehlt; make assets holt es")
	}
	d := startDemo(t)
	first := d.open(t).as(d.login(t, "koordination", ""))
	first.allAccessible(string(axe), "/regelwerk/entwuerfe", "/regelwerk/berufssprachkurs/entwurf")
	first.visit("/regelwerk/berufssprachkurs/entwurf")
	first.set("ab", "2020-02-01")
	first.press("Entwurf beginnen")
	address := strings.TrimPrefix(first.js("location.href"), d.address)
	first.write(strings.Replace(newRule, "status", "statuss", 1), "", "Probe, BGBl. I S. 1")
	if summary := first.text("[role=alert]"); !strings.Contains(summary, "Zeile 7") || !strings.Contains(summary, "„status“") {
		t.Errorf("der Schreibfehler ist nicht genannt: %s", summary)
	}
	first.allAccessible(string(axe), address)
	first.visit(address)
	first.write(newRule, probe("P1", "2020-01-31", "nein")+probe("P2", "2020-02-01", "ja")+probe("P3", "2020-02-02", "ja"), "Probe, BGBl. I S. 1")
	first.set("ersetzt-alle", "Der Kurs ist jetzt allen mit Duldung offen.")
	first.press("Speichern und prüfen")
	first.allAccessible(string(axe), address)
	first.visit(address)
	first.press("Einreichen")

	second := d.open(t).as(d.logins[1])
	second.allAccessible(string(axe), address, "/")
	second.visit(address)
	second.press("Änderung bestätigen")
	second.allAccessible(string(axe), address, "/regelwerk/entwuerfe", "/angebote")
	second.visit("/regelwerk/berufssprachkurs?on=2020-02-01")
	if main := second.text("main"); !strings.Contains(main, "Mit Duldung steht der Kurs offen.") {
		t.Error("die neue Fassung gilt nicht")
	}
	second.visit("/angebote")
	if flags := second.text("#h-recht + article"); !strings.Contains(flags, "Regel geändert zum 01.02.2020: Zugang") {
		t.Errorf("die Angebote sind nicht gekennzeichnet: %s", flags)
	}
	second.press("Als geprüft kennzeichnen")
}

// write types the texts of a draft and saves.
func (b *tab) write(rule, cases, reason string) {
	b.t.Helper()
	b.set("regel", rule)
	b.set("faelle", cases)
	b.set("grund", reason)
	b.press("Speichern und prüfen")
}

// set puts a text into a field at once.
func (b *tab) set(name, value string) {
	b.t.Helper()
	b.js(fmt.Sprintf(`document.querySelector('[name="%s"]').value = %q; true`, name, value))
}

func probe(id, on, expected string) string {
	return fmt.Sprintf(`{"id":%q,"on":%q,"instrument":"berufssprachkurs","facts":{"status":"DULD_ALLG","duldung_seit":"2020-01-02","aufenthalt_seit":"2020-01-02","einreise":"2020-01-02","alter_jahre":22},"background":"unauffaellig","expected":%q}`+"\n", id, on, expected)
}
