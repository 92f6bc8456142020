package web

import (
	"context"
	"testing"
	"time"

	"buendnis/internal/civil"
	"buendnis/internal/store"
)

func TestTheOfficeReadsWhatWaits(t *testing.T) {
	w := newWorld(t)
	w.delivered("Erhebung Neuss", neuss)
	_, err := w.store.RequestRelease(context.Background(), w.actor("Koordination 02"), store.Release{
		Purpose: "Sitzung der Kerngruppe", Recipient: "Kerngruppe", Parameters: "{}", Fingerprint: "x", Note: "geschützt",
	})
	if err != nil {
		t.Fatal(err)
	}
	page := w.as("Koordination 01").page("/")
	page.says("h1", "Heute sind 2 Dinge fällig")
	page.says("tbody tr", "Lieferung prüfen Neuss")
	page.says("tbody tr", "Freigabe bestätigen Kerngruppe Sitzung der Kerngruppe")
	page.says("tbody tr", "Arbeitsmappe fehlt Kaarst")
	w.as("Koordination 02").page("/").says("h1", "Heute ist eine Sache fällig")
}

func TestAMunicipalityReadsItsOwnTask(t *testing.T) {
	w := newWorld(t)
	town := w.as("Erhebung Neuss")
	town.page("/").says("tbody tr", "Arbeitsmappe liefern Neuss")
	town.upload(neuss, "neuss.xlsx", spoilt(t, w.workbook(neuss, w.someContent(neuss)), map[string]string{"Zielgruppe!A2": "viele"}))
	town.page("/").says("tbody tr", "Entwurf berichtigen Neuss 1 Zelle passt nicht")
	town.upload(neuss, "neuss.xlsx", w.workbook(neuss, w.someContent(neuss)))
	town.page("/").says("tbody tr", "Entwurf abliefern")
}

func TestWhatIsLateComesFirst(t *testing.T) {
	w := newWorld(t)
	w.delivered("Erhebung Neuss", neuss)
	late := civil.Clock(func() time.Time { return w.round.Frist.AddDays(2).Time().Add(9 * time.Hour) })
	w.serve(Config{Store: w.store, Law: w.law, Clock: late, Demo: true})
	page := w.as("Koordination 01").page("/")
	page.says("h1", "überfällig")
	if first := textOf(page.all("tbody .b-group")[0]); first != "Überfällig (7)" {
		t.Errorf("zuerst steht %q", first)
	}
	page.says(".b-late", "seit 2 Tagen")
	w.as("Koordination 01").page("/erhebung").says(".kern-badge--danger", "überfällig")
}

func TestWithoutARoundThePagesSayWhatToDo(t *testing.T) {
	w := newEmptyWorld(t)
	for _, name := range []string{"Koordination 01", "Erhebung Neuss"} {
		page := w.as(name).page("/")
		page.says("h1", "Zurzeit läuft keine Erhebung")
	}
	w.as("Koordination 01").page("/erhebung").says("h1", "Zurzeit läuft keine Erhebung")
	if status, _, _ := w.as("Erhebung Neuss").send("GET", "/erhebung/"+neuss, "", nil); status != 404 {
		t.Errorf("%d", status)
	}
}

func TestTheMenuShowsOnlyWhatOneMaySee(t *testing.T) {
	w := newWorld(t)
	for name, releases := range map[string]int{"Koordination 01": 1, "Erhebung Neuss": 0} {
		page := w.as(name).page("/")
		if found := len(page.all("nav.b-nav a[href=/berichte]")); found != releases {
			t.Errorf("%s: %d mal Berichte", name, found)
		}
		page.one("nav.b-nav a[aria-current=true][href=/]")
	}
}

func TestWordsForDays(t *testing.T) {
	today := civil.MustParse("2020-01-15")
	for days, want := range map[int]string{0: "heute", 1: "morgen", 16: "in 16 Tagen", -1: "seit gestern vorbei", -3: "seit 3 Tagen vorbei"} {
		if got := untilWords(today, today.AddDays(days)); got != want {
			t.Errorf("%d: %s", days, got)
		}
	}
	if got := longDay(today); got != "Mittwoch, 15. Januar 2020" {
		t.Error(got)
	}
	if got := moment(time.Date(2020, 7, 1, 6, 5, 0, 0, time.UTC)); got != "01.07.2020, 8:05 Uhr" {
		t.Error(got)
	}
}
