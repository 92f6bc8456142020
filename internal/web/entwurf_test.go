package web

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"buendnis/internal/offer"
	"buendnis/internal/revision"
	"buendnis/internal/survey"
	"buendnis/law"
)

// openRule opens the measure to everybody with a Duldung.
const openRule = `source: § 1 Probe, BGBl. I S. 1
ways:
  - verdict: ja
    norm: § 1 Probe
    text: Mit Duldung steht die Maßnahme offen.
    when:
      - if: "in_group(status, 'DULD')"
        norm: § 1 Probe
        text: Die Person hat eine Duldung.
`

// openCases are the day before, the day and the day after.
var openCases = openCase("P1", "2020-01-31", "nein") + openCase("P2", "2020-02-01", "ja") + openCase("P3", "2020-02-02", "ja")

func openCase(id, on, expected string) string {
	return `{"id":"` + id + `","on":"` + on + `","instrument":"berufssprachkurs","facts":{"status":"DULD_ALLG","duldung_seit":"2020-01-02","aufenthalt_seit":"2020-01-02","einreise":"2020-01-02","alter_jahre":22},"background":"unauffaellig","expected":"` + expected + `"}` + "\n"
}

// newLawCounty is a county whose law can change, with an offer in Neuss and one
// in Kaarst that hang on the language course for work.
func newLawCounty(t *testing.T) *world {
	t.Helper()
	w := newWorld(t)
	var err error
	if w.law, err = revision.NewShelf(context.Background(), law.FS, w.store.ApprovedLaw); err != nil {
		t.Fatal(err)
	}
	course := "berufssprachkurs"
	for account, ags := range map[string]string{"Erhebung Neuss": neuss, "Erhebung Kaarst": kaarst} {
		o := w.course(ags+"-001", "Berufssprache in "+ags, ags, 12, "ausbildung")
		o.Instrument = &course
		w.deliver(account, ags, survey.Content{Offers: []offer.Offer{o, w.course(ags+"-002", "Deutsch in "+ags, ags, 12, "deutsch-b1")}})
	}
	w.serve(Config{Store: w.store, Law: w.law, Clock: w.clock, Demo: true})
	return w
}

// begins starts a draft and gives its address.
func (v visitor) begins(instrument string, form url.Values) string {
	v.w.t.Helper()
	status, to, text := v.post("/regelwerk/"+instrument+"/entwurf", form)
	if status != http.StatusSeeOther {
		v.w.t.Fatalf("der Entwurf beginnt nicht: %d\n%s", status, text)
	}
	return to
}

// saves sends the texts of a draft as its page does.
func (v visitor) saves(address string, form url.Values) {
	v.w.t.Helper()
	form.Set("stand", v.edition(address))
	if status, _, text := v.post(address, form); status != http.StatusSeeOther {
		v.w.t.Fatalf("%s lässt sich nicht speichern: %d\n%s", address, status, text)
	}
}

// edition is the one that the page shows.
func (v visitor) edition(address string) string {
	v.w.t.Helper()
	return attribute(v.page(address).all("input[name=stand]")[0], "value")
}

// acts presses a button of the draft's page.
func (v visitor) acts(address, act string, more url.Values) (status int, text string) {
	v.w.t.Helper()
	form := url.Values{"stand": {v.edition(address)}}
	for name, values := range more {
		form[name] = values
	}
	status, _, text = v.post(address+"/"+act, form)
	if status != http.StatusSeeOther {
		text = textOf(parse(v.w.t, text).one("main"))
	}
	return status, text
}

// replaced answers the fields of the old cases that the draft makes fail.
func (v visitor) replaced(address string, form url.Values) {
	v.w.t.Helper()
	for _, field := range v.page(address).all("input[name=fall]") {
		id := attribute(field, "value")
		form.Add("fall", id)
		form.Set("ersetzt-"+id, "Die neue Fassung öffnet.")
	}
}

var openForm = url.Values{"art": {"fassung"}, "ab": {"2020-02-01"}, "regel": {strings.ReplaceAll(openRule, "\n", "\r\n")}, "faelle": {openCases}, "grund": {"Probe, § 1"}}

// ready is a draft that can be submitted.
func ready(t *testing.T, first visitor) string {
	t.Helper()
	address := first.begins("berufssprachkurs", url.Values{"art": {"fassung"}, "ab": {"2020-02-01"}})
	form := url.Values{}
	for name, values := range openForm {
		form[name] = values
	}
	first.saves(address, form)
	first.replaced(address, form)
	first.saves(address, form)
	return address
}

// The whole story: an editor drafts, the cases run, a second person approves,
// the new version is in force and the old one stays, offers are flagged until
// somebody has looked at them.
func TestLawChangesInTheBrowser(t *testing.T) {
	w := newLawCounty(t)
	first, second := w.as("Koordination 01"), w.as("Koordination 02")
	first.page("/regelwerk/entwuerfe").says("main", "Niemand hat bisher eine Regel geändert.")
	before := textOf(first.page("/regelwerk/berufssprachkurs?on=2020-01-31").one("main"))
	address := ready(t, first)
	page := first.page(address)
	page.says("main p", "Alles geprüft")
	page.says("h3", "2 Angebote sind betroffen")
	page.says("table.b-sides ins", "Mit Duldung steht die Maßnahme offen.")
	page.says("tr", "Berufssprachkurs")
	if status, text := first.acts(address, "einreichen", nil); status != http.StatusSeeOther {
		t.Fatal(status, text)
	}
	second.page("/").says("tbody tr", "Regeländerung prüfen")
	if status, text := first.acts(address, "bestaetigen", url.Values{"nummer": {"0"}}); status != http.StatusForbidden || !strings.Contains(text, "vier Augen") {
		t.Errorf("die erste Person bestätigt sich selbst: %d", status)
	}
	if status, text := second.acts(address, "bestaetigen", url.Values{"nummer": {"0"}}); status != http.StatusSeeOther {
		t.Fatal(status, text)
	}
	page = second.page("/regelwerk/berufssprachkurs?on=2020-02-01")
	page.says("main", "Mit Duldung steht die Maßnahme offen.")
	after := textOf(first.page("/regelwerk/berufssprachkurs?on=2020-01-31").one("main"))
	if strings.Contains(after, "Mit Duldung steht die Maßnahme offen.") || !strings.Contains(before, "Fassung 2") {
		t.Error("die alte Fassung antwortet anders als zuvor")
	}
	page.says("table td", "Koordination 02, 15.01.2020")
	page.says("section", "Änderungen dieses Bündnisses")
	town := w.as("Erhebung Neuss").page("/regelwerk/berufssprachkurs")
	town.says("table th", "Neue Fassung ab 01.02.2020")
	if strings.Contains(textOf(town.one("main")), "Änderung entwerfen") {
		t.Error("eine Kommune soll Recht entwerfen")
	}
	first.page("/regelwerk").one("main a[href=/regelwerk/entwuerfe]")
	flaggedUntilSeen(t, w)
}

func flaggedUntilSeen(t *testing.T, w *world) {
	t.Helper()
	town, office := w.as("Erhebung Neuss"), w.as("Koordination 01")
	const heading = "Regel geändert zum 01.02.2020: Zugang dieses Angebots prüfen"
	town.page("/").says("tbody tr", heading)
	page := town.page("/angebote")
	page.says("article h3", heading)
	page.says("tbody tr", "Berufssprache in "+neuss+" Träger Muster Neuss")
	page.says("tbody td", "Regel geändert zum 01.02.2020")
	if forms := page.all("article form"); len(forms) != 1 {
		t.Fatalf("Neuss darf %d mal kennzeichnen statt einmal", len(forms))
	}
	mark := attribute(page.one("article form input[name=angebot]"), "value")
	if status, _, _ := town.post("/angebote/"+kaarst+"/geprueft", url.Values{"nummer": {"1"}, "angebot": {mark}}); status != http.StatusForbidden {
		t.Errorf("Neuss kennzeichnet für Kaarst: %d", status)
	}
	if status, _, text := town.post("/angebote/"+neuss+"/geprueft", url.Values{"nummer": {"1"}, "angebot": {mark}}); status != http.StatusSeeOther {
		t.Fatal(status, text)
	}
	town.page("/angebote").says("article", kaarst)
	if forms := office.page("/angebote").all("article form"); len(forms) != 1 {
		t.Errorf("für die Koordination bleiben %d statt einer Kommune", len(forms))
	}
	office.page("/").says("tbody tr", "Kaarst "+heading)
}

// A draft says line by line what is wrong, and keeps what was typed.
func TestADraftTellsItsFaults(t *testing.T) {
	first := newLawCounty(t).as("Koordination 01")
	address := first.begins("berufssprachkurs", url.Values{"art": {"fassung"}, "ab": {"2020-02-01"}})
	page := first.page(address)
	if text := textOf(page.one("textarea#regel")); !strings.Contains(text, "source:") || strings.Contains(text, "from:") {
		t.Errorf("der Entwurf beginnt nicht mit der geltenden Fassung: %.200s", text)
	}
	form := url.Values{"art": {"fassung"}, "ab": {"2020-02-01"}, "regel": {strings.Replace(openRule, "in_group(status, 'DULD')", "duldungseit < on", 1)}, "faelle": {"{kaputt"}, "grund": {""}}
	first.saves(address, form)
	page = first.page(address)
	page.says("[role=alert] a", "Zeile 7")
	page.says("[role=alert] a", "Meinten Sie „duldung_seit“")
	page.says(".b-numbered .is-bad", "duldungseit")
	page.says("textarea", "duldungseit < on")
	page.none("button.kern-btn--primary[formaction]")
	if status, text := first.acts(address, "einreichen", nil); status != http.StatusConflict || !strings.Contains(text, "noch nicht fertig") {
		t.Errorf("ein unfertiger Entwurf wird eingereicht: %d", status)
	}
	form.Set("regel", openRule)
	form.Set("faelle", openCases)
	first.saves(address, form)
	page = first.page(address)
	page.says("li", "Es fehlt die Begründung")
	page.says("fieldset", "gilt nicht mehr, weil")
	form.Set("ab", "bald")
	form.Set("stand", first.edition(address))
	status, _, text := first.post(address, form)
	if page := parse(t, text); status != http.StatusUnprocessableEntity || attribute(page.one("input#ab"), "value") != "bald" {
		t.Errorf("ein falscher Tag: %d", status)
	}
}

func TestADraftNeedsADay(t *testing.T) {
	first := newLawCounty(t).as("Koordination 01")
	for _, form := range []url.Values{{"art": {"fassung"}}, {"art": {"berichtigung"}}, {"art": {"ende"}, "ab": {"32.13.2020"}}} {
		status, _, text := first.post("/regelwerk/berufssprachkurs/entwurf", form)
		if page := parse(t, text); status != http.StatusUnprocessableEntity || len(page.all("[aria-invalid=true]")) != 1 {
			t.Errorf("%v: %d", form, status)
		}
	}
	if status, _, _ := first.post("/regelwerk/berufssprachkurs/entwurf", url.Values{"art": {"sonst"}, "ab": {"2020-02-01"}}); status != http.StatusUnprocessableEntity {
		t.Errorf("eine unbekannte Art: %d", status)
	}
}

// Two people at once: nobody overwrites and nobody approves what was not seen.
func TestDraftsMeetInTheBrowser(t *testing.T) {
	w := newLawCounty(t)
	first, second := w.as("Koordination 01"), w.as("Koordination 02")
	address := ready(t, first)
	old := first.edition(address)
	late := url.Values{"stand": {old}, "art": {"fassung"}, "ab": {"2020-02-01"}, "regel": {openRule}, "grund": {"anders"}}
	if status, _, _ := first.post(address, late); status != http.StatusSeeOther {
		t.Fatal(status)
	}
	if status, _, text := second.post(address, late); status != http.StatusConflict || !strings.Contains(text, "Koordination 01 hat diesen Entwurf inzwischen geändert") {
		t.Errorf("der zweite überschreibt: %d", status)
	}
	if status, _ := first.acts(address, "verwerfen", nil); status != http.StatusSeeOther {
		t.Fatal(status)
	}
	page := first.page("/regelwerk/entwuerfe")
	page.says(".b-notice", "verworfen")
	undo := attribute(page.one(".b-notice form"), "action")
	if status, to, _ := first.post(undo, nil); status != http.StatusSeeOther || to != address {
		t.Errorf("%s: %d %s", undo, status, to)
	}
	first.page(address).says("main", "Text und Fälle")
}

func TestARejectionComesBack(t *testing.T) {
	w := newLawCounty(t)
	first, second := w.as("Koordination 01"), w.as("Koordination 02")
	address := ready(t, first)
	first.acts(address, "einreichen", nil)
	if status, _ := second.acts(address, "ablehnen", url.Values{"grund": {"Die Fundstelle fehlt."}}); status != http.StatusSeeOther {
		t.Fatal(status)
	}
	page := first.page(address)
	page.says("main", "Abgelehnt von Koordination 02: Die Fundstelle fehlt.")
	page.one("textarea#regel")
}

func TestDraftsAreNotForMunicipalities(t *testing.T) {
	w := newLawCounty(t)
	address := ready(t, w.as("Koordination 01"))
	for _, path := range []string{address, "/regelwerk/entwuerfe", "/regelwerk/berufssprachkurs/entwurf"} {
		if status, _, _ := w.as("Erhebung Neuss").send("GET", path, "", nil); status != http.StatusForbidden {
			t.Errorf("%s: %d", path, status)
		}
	}
	if status, _, _ := w.as("Koordination 01").send("GET", strings.Replace(address, "berufssprachkurs", "bab", 1), "", nil); status != http.StatusNotFound {
		t.Errorf("ein Entwurf unter einem anderen Instrument: %d", status)
	}
}

// An ending rule closes the access, and its page says so.
func TestARuleEndsInTheBrowser(t *testing.T) {
	w := newLawCounty(t)
	first, second := w.as("Koordination 01"), w.as("Koordination 02")
	address := first.begins("berufssprachkurs", url.Values{"art": {"ende"}, "ab": {"2030-01-01"}})
	page := first.page(address)
	page.none("textarea#regel")
	form := url.Values{"art": {"ende"}, "ab": {"2030-01-01"}, "grund": {"Programm endet, Erlass Probe"}, "faelle": {fmt.Sprint(
		`{"id":"E1","on":"2029-12-31","instrument":"berufssprachkurs","facts":{"status":"GUEB"},"background":"unauffaellig","expected":"nein"}`, "\n",
		`{"id":"E2","on":"2030-01-01","instrument":"berufssprachkurs","facts":{"status":"AE_25_2F"},"background":"unauffaellig","expected":"nein"}`, "\n",
		`{"id":"E3","on":"2030-01-02","instrument":"berufssprachkurs","facts":{"status":"AE_25_2F"},"background":"unauffaellig","expected":"nein"}`)}}
	first.saves(address, form)
	first.replaced(address, form)
	first.saves(address, form)
	if status, text := first.acts(address, "einreichen", nil); status != http.StatusSeeOther {
		t.Fatal(status, text)
	}
	if status, text := second.acts(address, "bestaetigen", url.Values{"nummer": {"0"}}); status != http.StatusSeeOther {
		t.Fatal(status, text)
	}
	second.page("/regelwerk/berufssprachkurs?on=2030-01-01").says("main", "gilt zu diesem Instrument keine Regel")
}

// An approved rule that a newer program can't read: the pages work, say so to
// those who can mend it, and the verdict is „unklar".
func TestADamagedRuleIsToldOnThePages(t *testing.T) {
	w := newWorld(t)
	raw, err := law.FS.ReadFile("sprache/berufssprachkurs.yaml")
	if err != nil {
		t.Fatal(err)
	}
	broken := strings.ReplaceAll(string(raw), "DULD_ERMESSEN", "FRUEHERE_GRUPPE")
	w.law, err = revision.NewShelf(context.Background(), law.FS, func(context.Context, int64) (revision.Approved, error) {
		return revision.Approved{Number: 1, Files: map[string][]byte{"sprache/berufssprachkurs.yaml": []byte(broken)}}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	w.serve(Config{Store: w.store, Law: w.law, Clock: w.clock, Demo: true})
	office, town := w.as("Koordination 01"), w.as("Erhebung Neuss")
	office.page("/").says("tbody tr", "Regel berichtigen Berufssprachkurs")
	town.page("/").none("a[href=/regelwerk/entwuerfe]")
	for _, reader := range []visitor{office, town} {
		page := reader.page("/regelwerk/berufssprachkurs")
		page.says("[role=alert]", "FRUEHERE_GRUPPE")
		page.says("main", "ist jedes Urteil unklar")
	}
	office.page("/regelwerk/entwuerfe").says("[role=alert] a", "berichtigen")
	address := office.begins("berufssprachkurs", url.Values{"art": {"zurueck"}})
	form := url.Values{"art": {"zurueck"}, "grund": {"passt nicht mehr zum Programm"}}
	office.saves(address, form)
	office.page(address).says("main p", "Alles geprüft")
}
