package store_test

import (
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"buendnis/internal/access"
	"buendnis/internal/alliance"
	"buendnis/internal/analysis"
	"buendnis/internal/fault"
	"buendnis/internal/store"
	"buendnis/law"
)

// computed is an analysis of the deliveries as they stand.
func computed(t *testing.T, s *store.Store, files fs.FS) store.Freezing {
	t.Helper()
	basis, err := s.Basis(ctx, office)
	must(t, err)
	p, err := analysis.Parameters{On: basis.Erhebung.Stichtag}.Complete()
	must(t, err)
	f := store.Freezing{Law: files, FrozenAnalysis: store.FrozenAnalysis{
		Title: "Vor der Sitzung", Purpose: "Kerngruppe im Februar", Parameters: p, Fingerprint: basis.Fingerprint, Program: "Prüfung",
	}}
	f.SHA256 = again(t, store.FrozenBasis{FrozenAnalysis: f.FrozenAnalysis, Basis: basis, Law: files})
	book, err := access.Load(files)
	must(t, err)
	f.Instruments = book.Deciding("integrationskurs-anspruch", p.On)
	return f
}

// again computes an analysis anew and gives its checksum.
func again(t *testing.T, b store.FrozenBasis) string {
	t.Helper()
	book, err := access.Load(b.Law)
	must(t, err)
	result, err := analysis.Run(book, analysis.Input{Population: b.Population, Offers: b.Offers, Parameters: b.Parameters})
	must(t, err)
	sum, err := result.Checksum()
	must(t, err)
	return sum
}

func TestAFrozenAnalysisGivesTheSameBytesAfterEverythingChanged(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		deliver(t, s, neuss, 61)
		deliver(t, s, kaarst, 17)
		frozen, err := s.Freeze(ctx, office, computed(t, s, law.FS))
		must(t, err)

		deliver(t, s, neuss, 5)
		must(t, s.Withdraw(ctx, kaarst, kaarst.Kommune))
		renamed := kreis
		renamed.Name = "Anderer Kreis"
		must(t, s.SaveKreis(ctx, program, renamed))
		basis, err := s.FrozenBasis(ctx, office, frozen.ID)
		must(t, err)
		if got := again(t, basis); got != frozen.SHA256 {
			t.Errorf("nachgerechnet kommt %s heraus statt %s", got, frozen.SHA256)
		}
		if basis.Kreis.Name != kreis.Name || len(basis.Versions) != 2 || len(basis.Changed) != 0 {
			t.Errorf("die Grundlage ist nicht die von damals: %+v, geändert %v", basis.Versions, basis.Changed)
		}
		now, err := s.Fingerprint(ctx)
		must(t, err)
		if now == basis.Basis.Fingerprint {
			t.Error("die Lieferungen haben sich geändert, ihr Fingerabdruck nicht")
		}
		if len(frozen.Instruments) == 0 || frozen.Instruments[0].Instrument == "" {
			t.Errorf("die Fassungen, die entschieden haben, fehlen: %+v", frozen.Instruments)
		}
		_, err = s.VerifyAudit(ctx)
		must(t, err)
	})
}

func TestFreezingIsRefused(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		deliver(t, s, neuss, 61)
		f := computed(t, s, law.FS)
		_, err := s.Freeze(ctx, neuss, f)
		refused(t, err, fault.Forbidden)
		_, err = s.Freeze(ctx, program, f)
		refused(t, err, fault.Forbidden)
		untitled := f
		untitled.Title = " "
		_, err = s.Freeze(ctx, office, untitled)
		refused(t, err, fault.Invalid)
		_, err = s.Freeze(ctx, office, f)
		must(t, err)
		_, err = s.Freeze(ctx, second, f)
		refused(t, err, fault.Conflict) // the same stands there already
		deliver(t, s, neuss, 62)
		_, err = s.Freeze(ctx, office, f)
		refused(t, err, fault.Conflict) // of yesterday
		_, err = s.FrozenBasis(ctx, neuss, 1)
		refused(t, err, fault.Forbidden)
		_, err = s.FrozenPapers(ctx, neuss, 99)
		refused(t, err, fault.NotFound)
	})
}

// The same law is kept once, and another one beside it.
func TestLawIsKeptOncePerContent(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		deliver(t, s, neuss, 61)
		first := computed(t, s, law.FS)
		_, err := s.Freeze(ctx, office, first)
		must(t, err)
		other := first
		other.Parameters.Ermessen = true
		_, err = s.Freeze(ctx, office, other)
		must(t, err)
		edited := fstest.MapFS{}
		must(t, fs.WalkDir(law.FS, ".", func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			raw, err := law.FS.ReadFile(path)
			edited[path] = &fstest.MapFile{Data: append(raw, "\n# anders\n"...)}
			return err
		}))
		other.Law = edited
		third, err := s.Freeze(ctx, office, other)
		must(t, err)
		var kept int
		must(t, s.Writer().QueryRow("SELECT COUNT(*) FROM law_snapshot").Scan(&kept))
		if kept != 2 {
			t.Errorf("%d Regelwerke sind aufbewahrt, verschieden sind 2", kept)
		}
		basis, err := s.FrozenBasis(ctx, office, third.ID)
		must(t, err)
		want, err := store.LawChecksum(edited)
		must(t, err)
		if got, err := store.LawChecksum(basis.Law); err != nil || got != want || got != third.LawSHA256 {
			t.Errorf("das Regelwerk kommt anders zurück: %v", err)
		}
	})
}

// Who reaches past the program into the database is found.
func TestDamageToAFrozenAnalysisIsFound(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		deliver(t, s, neuss, 61)
		frozen, err := s.Freeze(ctx, office, computed(t, s, law.FS))
		must(t, err)
		if _, err := s.Writer().Exec("DELETE FROM delivery"); err == nil {
			t.Error("eine festgeschriebene Lieferung lässt sich löschen")
		}
		_, err = s.Writer().Exec("UPDATE delivery_class SET anzahl = anzahl + 1")
		must(t, err)
		basis, err := s.FrozenBasis(ctx, office, frozen.ID)
		must(t, err)
		if again(t, basis) == frozen.SHA256 {
			t.Error("geänderte Zeilen geben dieselben Zahlen")
		}
		_, err = s.Writer().Exec("UPDATE delivery_file SET raw = $1", []byte("anders"))
		must(t, err)
		basis, err = s.FrozenBasis(ctx, office, frozen.ID)
		must(t, err)
		if want := []string{"Die Lieferung von Neuss, Fassung 1, ist nicht mehr die, die festgeschrieben wurde."}; !cmp.Equal(want, basis.Changed) {
			t.Errorf("gemeldet wird %v", basis.Changed)
		}
		_, err = s.Writer().Exec("UPDATE law_snapshot SET content = $1", []byte("PK"))
		must(t, err)
		_, err = s.FrozenBasis(ctx, office, frozen.ID)
		if refused(t, err, fault.Internal); !errors.Is(err, store.ErrLawDamaged) {
			t.Errorf("gemeldet wird %v", err)
		}
	})
}

func TestChecksAreRecorded(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		deliver(t, s, neuss, 61)
		frozen, err := s.Freeze(ctx, office, computed(t, s, law.FS))
		must(t, err)
		must(t, s.RecordCheck(ctx, second, frozen.ID, "2.0", frozen.SHA256, ""))
		must(t, s.RecordCheck(ctx, office, frozen.ID, "3.0", "abc", "Das Programm ist ein anderes."))
		refused(t, s.RecordCheck(ctx, office, frozen.ID, "3.0", "abc", ""), fault.Invalid)
		refused(t, s.RecordCheck(ctx, neuss, frozen.ID, "3.0", "abc", "x"), fault.Forbidden)
		refused(t, s.RecordCheck(ctx, office, 99, "3.0", "abc", "x"), fault.NotFound)
		checks, err := s.FrozenChecks(ctx, neuss, frozen.ID)
		must(t, err)
		if len(checks) != 2 || checks[0].Same || !checks[1].Same || checks[1].By != second.Name {
			t.Errorf("verzeichnet ist %+v", checks)
		}
	})
}

func proposal() alliance.Priority {
	p := alliance.Priority{Title: "Abendkurse", Reason: "Viele arbeiten am Tag.", Gap: alliance.Gap{Need: "deutsch-b1", Kommune: neuss.Kommune, Words: "Deutsch bis B1 in Neuss"}}
	for _, m := range alliance.Measures {
		p.Weights = append(p.Weights, alliance.Weight{Measure: m.Code, Step: 2, Note: "geschätzt"})
	}
	return p
}

func TestAPriorityFreezesItsAnalysisOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		deliver(t, s, neuss, 61)
		f := computed(t, s, law.FS)
		first, err := s.ProposePriority(ctx, office, proposal(), f)
		must(t, err)
		again, err := s.ProposePriority(ctx, second, proposal(), f)
		must(t, err)
		if first.Frozen == 0 || first.Frozen != again.Frozen {
			t.Errorf("zwei Vorschläge aus einer Analyse stehen auf den Ständen %d und %d", first.Frozen, again.Frozen)
		}
		list, err := s.Priorities(ctx, kaarst)
		must(t, err)
		if diff := cmp.Diff([]alliance.Priority{again, first}, list); diff != "" {
			t.Errorf("die Liste ist anders:\n%s", diff)
		}
		want := proposal()
		if diff := cmp.Diff([]any{want.Title, want.Reason, want.Gap, want.Weights}, []any{first.Title, first.Reason, first.Gap, first.Weights}); diff != "" {
			t.Errorf("die Priorität kommt anders zurück:\n%s", diff)
		}
	})
}

func TestAPriorityIsWithdrawnAndProposedAgain(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		deliver(t, s, neuss, 61)
		p, err := s.ProposePriority(ctx, office, proposal(), computed(t, s, law.FS))
		must(t, err)
		refused(t, s.WithdrawPriority(ctx, neuss, p.ID), fault.Forbidden)
		refused(t, s.ReopenPriority(ctx, office, p.ID), fault.Conflict)
		must(t, s.WithdrawPriority(ctx, second, p.ID))
		refused(t, s.WithdrawPriority(ctx, office, p.ID), fault.Conflict)
		got, err := s.Priority(ctx, neuss, p.ID)
		must(t, err)
		if got.State != alliance.Zurueckgezogen || got.ChangedBy != second.Name || got.ProposedBy != office.Name {
			t.Errorf("sie ist %+v", got)
		}
		must(t, s.ReopenPriority(ctx, office, p.ID))
		refused(t, s.WithdrawPriority(ctx, office, 99), fault.NotFound)
	})
}

// A proposal that is refused leaves nothing behind, and a program proposes none.
func TestARefusedPriorityFreezesNothing(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		deliver(t, s, neuss, 61)
		f := computed(t, s, law.FS)
		empty := proposal()
		empty.Reason = ""
		_, err := s.ProposePriority(ctx, office, empty, f)
		refused(t, err, fault.Invalid)
		_, err = s.ProposePriority(ctx, neuss, proposal(), f)
		refused(t, err, fault.Forbidden)
		_, err = s.ProposePriority(ctx, program, proposal(), f)
		refused(t, err, fault.Forbidden)
		list, err := s.FrozenAnalyses(ctx, office)
		must(t, err)
		if len(list) != 0 {
			t.Errorf("festgeschrieben ist trotzdem %+v", list)
		}
	})
}
