package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

// pages are what each role sees; an address per kind of page and state.
var pages = map[string][]string{
	"besuch": {"/anmelden", "/barrierefreiheit", "/datenschutz", "/impressum", "/gibt-es-nicht"},
	"kommune": {
		"/", "/erhebung/05162016", "/erhebung/05162016/entwurf", "/erhebung/05162016/fassung/1",
		"/analyse", "/analyse/staende", "/buendnis/prioritaeten", "/angebote", "/angebote/05162016/001", "/angebote/05162016/001/zugang", "/regelwerk", "/regelwerk/bvb", "/regelwerk/bedarfe", "/regelwerk/aenderungen?von=2020-02-29&bis=2020-03-01", "/erhebung/05162024",
	},
	"koordination": {
		"/", "/erhebung", "/erhebung/05162016", "/erhebung/05162024", "/erhebung/05162016/fassung/1",
		"/analyse", "/analyse?bedarf=deutsch-b1", "/analyse?stichtag=unfug", "/analyse/oeffnungen", "/analyse/oeffnungen?budget=viel&wer=niemand", "/analyse/vergleich", "/analyse/vergleich?nachher-on=2020-07-15&nachher-modus=ermessen", "/analyse/vergleich?nachher=stand-99", "/angebote", "/angebote/05162024/006", "/angebote?bedarf=coaching", "/angebote/titel", "/angebote/titel?on=2020-02-15&zweiter=2020-03-15&bedarf=ausbildung",
		"/regelwerk", "/regelwerk?zweiter=2023-06-01", "/regelwerk/berufssprachkurs", "/regelwerk/beschaeftigungsverbot", "/regelwerk/gibt-es-nicht",
		"/regelwerk/aenderungen", "/regelwerk/aenderungen?von=bald", "/regelwerk/bvb/pruefen", "/regelwerk/pruefen", "/berichte", "/analyse/staende", "/buendnis/prioritaeten", "/buendnis/prioritaeten/neu",
	},
}

// Every page in every role, wide and on a phone: no violation of WCAG 2.2 AA
// that axe can find, with every fold open, and no page scrolls sideways.
func TestBrowserEveryPageIsAccessible(t *testing.T) {
	axe, err := os.ReadFile("../../node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatal("axe-core fehlt; make assets holt es")
	}
	d := startDemo(t)
	kommune := d.login(t, "kommune", "05162016")
	for role, paths := range pages {
		t.Run(role, func(t *testing.T) {
			b := d.open(t)
			switch role {
			case "kommune":
				b.as(kommune).upload("/erhebung/05162016", d.faultyWorkbook(t))
			case "koordination":
				b.as(d.login(t, "koordination", ""))
			}
			b.allAccessible(string(axe), paths...)
		})
	}
	t.Run("was erst im Lauf entsteht", func(t *testing.T) {
		b := d.open(t).as(kommune)
		b.upload("/erhebung/05162016", filepath.Join(d.dir, "mappen", "kaarst-erhebung-2020-01.xlsx"))
		b.allAccessible(string(axe), "/erhebung/05162016/entwurf", "/angebote/05162016/001/zugang",
			"/angebote/05162016/001/zugang?gesehen=x&reichweite=kommunen&alter-von=x&gruppe=GEST&grundlage=integrationskurs-anspruch&angabe-1=wohnform&vergleich-1=ist&wert-1=Zelt")
		first := d.open(t).as(d.login(t, "koordination", ""))
		first.request("Vorlage für den Ausschuss", "Kreisausschuss")
		first.allAccessible(string(axe), "/berichte", "/")
		second := d.open(t).as(d.logins[1])
		second.allAccessible(string(axe), "/berichte", "/")
		second.visit("/berichte")
		second.press("Freigabe bestätigen")
		second.allAccessible(string(axe), "/berichte")
	})
	t.Run("was auf ein Formular folgt", func(t *testing.T) {
		b := d.open(t).as(d.login(t, "koordination", ""))
		b.answersAccessible(string(axe))
	})
}

// allAccessible judges pages, wide and on a phone.
func (b *tab) allAccessible(axe string, paths ...string) {
	b.t.Helper()
	for _, path := range paths {
		for _, width := range []int64{1280, 390} {
			b.accessible(axe, path, width)
		}
	}
}

// accessible judges one page at one width.
func (b *tab) accessible(axe, path string, width int64) {
	b.t.Helper()
	b.do(chromedp.EmulateViewport(width, 900))
	b.visit(path)
	b.judge(axe, path, width)
}

// shownAccessible judges the page as it stands, also one that answers a form.
func (b *tab) shownAccessible(axe, name string) {
	b.t.Helper()
	for _, width := range []int64{390, 1280} {
		b.do(chromedp.EmulateViewport(width, 900))
		b.judge(axe, name, width)
	}
}

// answersAccessible sends the forms of the rulebook, wrong and right.
func (b *tab) answersAccessible(axe string) {
	b.t.Helper()
	b.visit("/regelwerk/bvb/pruefen")
	b.fill("einreise", "gestern")
	b.press("Prüfen")
	b.shownAccessible(axe, "ein Fall mit einem Fehler")
	b.fill("einreise", "03.2018")
	b.set("status", "DULD_ALLG")
	b.press("Prüfen")
	b.shownAccessible(axe, "ein Fall mit Antwort")
	b.visit("/regelwerk/pruefen")
	b.set("status", "DULD_ALLG")
	b.set("kinder", "ja")
	b.set("kinder-1-geburtsdatum", "06.2018")
	b.press("Alles prüfen")
	b.shownAccessible(axe, "alles für eine Person")
	b.visit("/regelwerk/bvb/entwurf")
	b.press("Entwurf beginnen")
	b.shownAccessible(axe, "ein Entwurf ohne Tag")
	b.set("ab", "2020-06-01")
	b.press("Entwurf beginnen")
	b.shownAccessible(axe, "ein Entwurf")
	b.set("regel", "ways: [")
	b.press("Speichern und prüfen")
	b.shownAccessible(axe, "ein Entwurf mit einem Fehler")
	b.press("Entwurf verwerfen")
	b.shownAccessible(axe, "kein Entwurf mehr")
}

func (b *tab) judge(axe, path string, width int64) {
	b.t.Helper()
	if heads := b.js(`document.querySelectorAll('h1').length`); heads != "1" {
		b.t.Errorf("%s bei %d: %s Überschriften h1", path, width, heads)
	}
	if b.js(`document.documentElement.scrollWidth > window.innerWidth`) != "false" {
		b.t.Errorf("%s bei %d: die Seite ist breiter als der Schirm", path, width)
	}
	// An open menu covers what is beneath, so only the first page has it open.
	b.js(fmt.Sprintf(`document.querySelectorAll('details').forEach(d => d.open = %t || !d.matches('.b-menu')); true`, path == "/"))
	b.js(axe + "; true")
	found := b.js(`axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(r =>
		JSON.stringify(r.violations.map(v => v.id + ': ' + v.help + ' (' + v.nodes.map(n => n.target.join(' ')).slice(0, 3).join(', ') + ')')))`)
	var violations []string
	if err := json.Unmarshal([]byte(found), &violations); err != nil {
		b.t.Fatal(err)
	}
	for _, v := range violations {
		b.t.Errorf("%s bei %d: %s", path, width, v)
	}
}
