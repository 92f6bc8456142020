package web

import (
	"context"
	"testing"

	"buendnis/internal/civil"
	"buendnis/internal/offer"
	"buendnis/internal/person"
	"buendnis/internal/survey"
)

// secret stands in free text that must never leave the coordinating office.
const secret = "Geheime Bemerkung 4711"

// rare is the country of the only person who comes from there.
const rare = "Tuvalu"

// county is a world in which two of eight municipalities have delivered: many
// who learn German, and one person whom everybody would know.
func newCounty(t *testing.T) *world {
	t.Helper()
	w := newWorld(t)
	w.deliver("Erhebung Neuss", neuss, survey.Content{
		Classes: person.Population{
			w.class(neuss, 61, "DULD_ALLG", "SYR", "deutsch-b1"),
			w.class(neuss, 47, "GEST", "IRQ", "deutsch-b1"),
			w.class(neuss, 33, "AE_25_2F", "SYR", "ausbildung"),
			w.class(neuss, 26, "GEST", "IRQ", "gesundheit"),
			w.class(neuss, 22, "DULD_LIGHT", "GIN", "gesundheit"),
			w.class(neuss, 1, "DULD_LIGHT", "TUV", "wohnen"),
		},
		Offers:          []offer.Offer{w.course("n1", "Deutsch B1 am Abend", neuss, 40, "deutsch-b1")},
		Einschaetzungen: []survey.Einschaetzung{{Bedarf: "deutsch-b1", Dringlichkeit: 3, Bemerkung: secret}},
	})
	w.deliver("Erhebung Kaarst", kaarst, survey.Content{
		Classes: person.Population{
			w.class(kaarst, 52, "DULD_ALLG", "AFG", "deutsch-b1"),
			w.class(kaarst, 28, "GEST", "IRN", "ausbildung"),
			w.class(kaarst, 24, "DULD_ALLG", "SYR", "gesundheit"),
			w.class(kaarst, 31, "AE_25_2F", "SYR", "wohnen"),
		},
		Offers: []offer.Offer{w.course("k1", "Ausbildung mit Sprache", kaarst, 20, "ausbildung")},
	})
	return w
}

func (w *world) class(ags string, people int, status, country, need string) person.Class {
	return person.Class{Kommune: ags, Anzahl: people, Facts: w.facts("status", status, "herkunftsland", country), Bedarf: []string{need}}
}

func (w *world) course(id, title, ags string, places int, need string) offer.Offer {
	return offer.Offer{
		ID: id, Title: title, Organization: "Träger Muster", Serves: []string{need}, Kommune: ags, Reach: offer.Reach{Kreis: true},
		Places: places, From: civil.MustParse("2020-02-01"), To: civil.MustParse("2020-06-30"),
	}
}

// deliver stores a workbook's content as its municipality does.
func (w *world) deliver(account, ags string, content survey.Content) {
	w.t.Helper()
	delivery := survey.Delivery{Kommune: ags, Round: w.round, FormVersion: survey.FormVersion, Content: content}
	if _, err := w.store.Deliver(context.Background(), w.actor(account), delivery, ags+".xlsx", []byte("Mappe "+ags)); err != nil {
		w.t.Fatal(err)
	}
}
