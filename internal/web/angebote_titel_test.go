package web

import (
	"net/http"
	"strings"
	"testing"

	"buendnis/internal/offer"
	"buendnis/internal/survey"
)

// newWorkCounty has an offer behind a rule that changes on 1 March 2020, and one
// for people with a Gestattung only.
func newWorkCounty(t *testing.T) *world {
	t.Helper()
	w := newCounty(t)
	work, rule := w.course("n1", "Arbeit im Lager", neuss, 40, "ausbildung"), "erwerbstaetigkeit-aufenthaltstitel"
	work.Instrument = &rule
	first, short := w.course("n2", "Deutsch für Gestattete", neuss, 12, "deutsch-b1"), w.course("n3", "Kurs im Februar", neuss, 12, "deutsch-b1")
	first.Conditions = []string{"in_group(status, 'GEST')"}
	short.To = short.From
	w.deliver("Erhebung Neuss", neuss, survey.Content{Offers: []offer.Offer{work, first, short}})
	return w
}

func TestOffersByTitleCompareTwoDays(t *testing.T) {
	w := newWorkCounty(t)
	for _, name := range []string{"Koordination 01", "Erhebung Kaarst"} {
		page := w.as(name).page("/angebote/titel?on=2020-02-15&zweiter=2020-03-15&gruppe=alle")
		page.says("h1", "zwischen dem 15.02.2020 und dem 15.03.2020")
		page.says("caption", "Änderungen vom 15.02.2020 zum 15.03.2020")
		page.says("td", "Arbeit im Lager")
		page.says("p.b-source", "Schon zu Ende und nicht gezeigt: 1 Angebot.")
		page.none("[style]")
	}
}

// Both days lie before the offers begin: then it is decided on their first day.
func TestAnOfferIsDecidedOnItsFirstDay(t *testing.T) {
	page := newWorkCounty(t).as("Koordination 01").page("/angebote/titel?on=2019-12-01&zweiter=2020-01-15")
	page.says("h1", "Zwischen den beiden Tagen ändert sich nichts")
}

func TestOwnConditionsCloseATitle(t *testing.T) {
	w := newWorkCounty(t)
	for title, word := range map[string]string{"GEST": "ja", "DULD_ALLG": "nein"} {
		page := w.as("Koordination 01").page("/angebote/titel?suche=gestattete&titel=" + title)
		page.says("td", word)
		if strings.Contains(page.text, "Arbeit im Lager") {
			t.Error("der Filter lässt alles durch")
		}
	}
}

func TestADayThatCannotBeReadIsNamedByTheOffers(t *testing.T) {
	w := newWorkCounty(t)
	page := w.as("Koordination 01").page("/angebote/titel?on=bald")
	page.says("main", "Die Angaben passen nicht")
	page = w.as("Koordination 01").page("/angebote/titel?on=2025-01-01")
	page.says("main", "Zu dieser Auswahl gibt es an diesem Tag kein Angebot")
	if status, _, _ := w.visitor().send(http.MethodGet, "/angebote/titel", "", nil); status == http.StatusOK {
		t.Error("ohne Anmeldung")
	}
}
