package store_test

import (
	"context"
	"testing"

	"buendnis/internal/alliance"
	"buendnis/internal/auth"
	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/offer"
	"buendnis/internal/person"
	"buendnis/internal/rule"
	"buendnis/internal/store"
	"buendnis/internal/store/storetest"
	"buendnis/internal/survey"
)

var (
	ctx     = context.Background()
	program = auth.Program("test")
	office  = auth.Actor{Account: "K1", Name: "Koordination 01", Role: auth.Koordination}
	second  = auth.Actor{Account: "K2", Name: "Koordination 02", Role: auth.Koordination}
	neuss   = auth.Actor{Account: "N1", Name: "Neuss 01", Role: auth.Kommune, Kommune: "05162024"}
	kaarst  = auth.Actor{Account: "A1", Name: "Kaarst 01", Role: auth.Kommune, Kommune: "05162016"}
	round   = survey.Round{Stichtag: civil.MustParse("2020-01-15"), Frist: civil.MustParse("2020-01-31")}
	kreis   = alliance.Kreis{AGS: "05162", Name: "Rhein-Kreis Neuss", Kommunen: []alliance.Kommune{
		{AGS: "05162016", Name: "Kaarst", Art: "Stadt", Einwohner: 43556, Column: 3, Row: 2},
		{AGS: "05162024", Name: "Neuss", Art: "Stadt", Einwohner: 153626, Column: 5, Row: 2},
	}}
)

// onBoth runs a test on an alliance with county and survey round.
func onBoth(t *testing.T, run func(t *testing.T, s *store.Store)) {
	t.Helper()
	storetest.Both(t, func(t *testing.T, db storetest.Database) { run(t, founded(t, db)) })
}

func founded(t testing.TB, db storetest.Database) *store.Store {
	t.Helper()
	s := db.Open(t)
	must(t, s.SaveKreis(ctx, program, kreis))
	_, err := s.OpenErhebung(ctx, program, round)
	must(t, err)
	return s
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("%v (%+v)", err, err)
	}
}

// refused checks that something was refused in the expected way, in German.
func refused(t testing.TB, err error, kind fault.Kind) {
	t.Helper()
	if err == nil {
		t.Errorf("das wird erlaubt; erwartet war Art %d", kind)
	} else if fault.KindOf(err) != kind {
		t.Errorf("Art %d statt %d: %v", fault.KindOf(err), kind, err)
	}
}

// workbook is a small delivery of a municipality; size makes it differ.
func workbook(ags string, size int) survey.Delivery {
	instrument := "integrationskurs-anspruch"
	return survey.Delivery{Kommune: ags, Round: round, FormVersion: survey.FormVersion, Content: survey.Content{
		Classes: person.Population{
			{Kommune: ags, Anzahl: size, Facts: rule.Facts{
				"alter_jahre": rule.IntValue(18, 20), "aufschiebende_wirkung": rule.BoolValue(true), "einreise": {},
			}},
			{Kommune: ags, Anzahl: 0, Facts: rule.Facts{}, Bedarf: []string{}},
			{Kommune: ags, Anzahl: 2, Bedarf: []string{"deutsch-b1", "wohnen"}},
		},
		Offers: []offer.Offer{{
			ID: ags + "-1", Title: "Deutsch am Abend", Organization: "Volkshochschule Muster", Serves: []string{"deutsch-b1"}, Instrument: &instrument,
			Kommune: ags, Reach: offer.Reach{Kommunen: []string{ags}}, Places: 20, From: civil.MustParse("2020-02-01"), To: civil.MustParse("2020-07-31"),
			Conditions: []string{"alter_jahre >= 18"}, CostPerPlaceCents: 120050,
		}},
		Einschaetzungen: []survey.Einschaetzung{{Bedarf: "deutsch-b1", Dringlichkeit: 3, Bemerkung: "Wartezeit über ein halbes Jahr"}},
	}}
}

func deliver(t testing.TB, s *store.Store, actor auth.Actor, size int) store.DeliveryVersion {
	t.Helper()
	version, err := s.Deliver(ctx, actor, workbook(actor.Kommune, size), "mappe.xlsx", []byte{byte(size), byte(size >> 8), 'x'})
	must(t, err)
	return version
}
