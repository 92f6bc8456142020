package store_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"buendnis/internal/alliance"
	"buendnis/internal/fault"
	"buendnis/internal/store"
	"buendnis/internal/store/storetest"
	"buendnis/internal/survey"
)

func TestAnEmptyAllianceSaysWhatToDo(t *testing.T) {
	storetest.Both(t, func(t *testing.T, db storetest.Database) {
		s := db.Open(t)
		_, err := s.Kreis(ctx)
		refused(t, err, fault.NotFound)
		_, err = s.CurrentErhebung(ctx)
		refused(t, err, fault.NotFound)
		_, err = s.Deliveries(ctx, office)
		refused(t, err, fault.NotFound)
		_, err = s.Basis(ctx, office)
		refused(t, err, fault.NotFound)
		refused(t, s.SaveDraft(ctx, neuss, store.Draft{Kommune: neuss.Kommune, Raw: []byte("x")}), fault.NotFound)
		must(t, s.Ping(ctx))
	})
}

func TestKreisReadsBackAndIsReplaced(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		got, err := s.Kreis(ctx)
		must(t, err)
		if diff := cmp.Diff(kreis, got); diff != "" {
			t.Errorf("der Kreis kommt anders zurück:\n%s", diff)
		}
		smaller := alliance.Kreis{AGS: "05162", Name: "Kreis", Kommunen: kreis.Kommunen[:1]}
		must(t, s.SaveKreis(ctx, office, smaller))
		got, err = s.Kreis(ctx)
		must(t, err)
		if diff := cmp.Diff(smaller, got); diff != "" {
			t.Errorf("der neue Kreis kommt anders zurück:\n%s", diff)
		}
		twice := alliance.Kreis{AGS: "05162", Name: "K", Kommunen: []alliance.Kommune{kreis.Kommunen[0], kreis.Kommunen[0]}}
		foreign := alliance.Kreis{AGS: "05154", Name: "K", Kommunen: kreis.Kommunen}
		for _, bad := range []alliance.Kreis{{}, twice, foreign} {
			refused(t, s.SaveKreis(ctx, office, bad), fault.Invalid)
		}
	})
}

func TestTheNewestErhebungIsCurrent(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		deliver(t, s, neuss, 3)
		next := survey.Round{Stichtag: round.Stichtag.AddMonths(6), Frist: round.Frist.AddMonths(6)}
		opened, err := s.OpenErhebung(ctx, office, next)
		must(t, err)
		current, err := s.CurrentErhebung(ctx)
		must(t, err)
		if current != opened || current.Round != next {
			t.Errorf("laufende Erhebung %+v, eröffnet %+v", current, opened)
		}
		list, err := s.Deliveries(ctx, office)
		must(t, err)
		if len(list) != 0 {
			t.Errorf("die neue Erhebung beginnt mit alten Lieferungen: %+v", list)
		}
		_, err = s.OpenErhebung(ctx, office, survey.Round{Stichtag: next.Frist, Frist: next.Stichtag})
		refused(t, err, fault.Invalid)
	})
}

func TestDraftIsReplacedAndDropped(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		refused(t, s.DiscardDraft(ctx, neuss, neuss.Kommune), fault.NotFound)
		refused(t, s.SaveDraft(ctx, neuss, store.Draft{Kommune: neuss.Kommune}), fault.Invalid)
		for _, raw := range []string{"erste", "zweite"} {
			must(t, s.SaveDraft(ctx, neuss, store.Draft{Kommune: neuss.Kommune, FileName: raw + ".xlsx", Raw: []byte(raw)}))
		}
		d, err := s.Draft(ctx, office, neuss.Kommune)
		must(t, err)
		if d.FileName != "zweite.xlsx" || string(d.Raw) != "zweite" || d.By != "Neuss 01" || d.At.Before(storetest.Moment) {
			t.Errorf("der Entwurf kommt anders zurück: %+v", d)
		}
		must(t, s.DiscardDraft(ctx, neuss, neuss.Kommune))
		_, err = s.Draft(ctx, neuss, neuss.Kommune)
		refused(t, err, fault.NotFound)
	})
}
