package store_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"buendnis/internal/auth"
	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/revision"
	"buendnis/internal/store"
	"buendnis/law"
)

var third = auth.Actor{Account: "K3", Name: "Koordination 03", Role: auth.Koordination}

// change is a new version that says the same as the one before, from another
// source: old cases hold, and its own are as short as they can be.
func change(t testing.TB, instrument, on string) revision.Draft {
	t.Helper()
	from := civil.MustParse(on)
	probe := func(id string, day civil.Date) string {
		return `{"id":"` + id + instrument + on + `","on":"` + day.String() + `","instrument":"` + instrument + `","facts":{"status":"GUEB"},"background":"unauffaellig","expected":"ja","also_ok":["ermessen","nein","unklar"]}` + "\n"
	}
	text, err := revision.Begin(revision.Law{Shipped: law.FS, Files: law.FS}, instrument, &from)
	must(t, err)
	return revision.Draft{
		Instrument: instrument, Kind: revision.NewVersion, From: &from, Reason: "Probe, § 1",
		Rule:  regexp.MustCompile(`(?m)^source: .*$`).ReplaceAllString(text, "source: § 1 Probe, BGBl. I S. 1"),
		Cases: probe("PROBE-VOR-", from.AddDays(-1)) + probe("PROBE-AB-", from) + probe("PROBE-NACH-", from.AddDays(1)),
	}
}

// drafted is a draft of the first person.
func drafted(t testing.TB, s *store.Store, d revision.Draft) store.LawDraft {
	t.Helper()
	saved, err := s.AddLawDraft(ctx, office, d)
	must(t, err)
	return saved
}

func submitted(t testing.TB, s *store.Store, d revision.Draft) store.LawDraft {
	t.Helper()
	saved := drafted(t, s, d)
	must(t, s.SubmitLawDraft(ctx, office, saved.ID, saved.Edition))
	return saved
}

func TestALawDraftKeepsItsTexts(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		d := change(t, "jugendmigrationsdienst", "2020-02-01")
		d.Replaced = []revision.Replacement{{Case: "JMD01", Reason: "„Grund“"}}
		added, err := s.AddLawDraft(ctx, office, d)
		must(t, err)
		got, err := s.LawDraft(ctx, second, added.ID)
		must(t, err)
		if diff := cmp.Diff(d, got.Draft); diff != "" || got.State != store.LawDrafted || got.Edition != 1 || got.SavedBy != office.Name || !got.Editable() {
			t.Errorf("%s\n%+v", diff, got)
		}
		d.Kind, d.From, d.Reason = revision.Correction, nil, ""
		saved, err := s.SaveLawDraft(ctx, second, added.ID, 1, d)
		must(t, err)
		if diff := cmp.Diff(d, saved.Draft); diff != "" || saved.Edition != 2 || !saved.WrittenBy(office) || !saved.WrittenBy(second) {
			t.Errorf("%s\n%+v", diff, saved)
		}
		_, err = s.SaveLawDraft(ctx, office, added.ID, 1, d)
		refused(t, err, fault.Conflict)
		must(t, s.DiscardLawDraft(ctx, office, added.ID, 2))
		list, err := s.LawDrafts(ctx, office)
		must(t, err)
		if len(list) != 0 {
			t.Errorf("ein verworfener Entwurf steht noch da: %+v", list)
		}
		_, err = s.SaveLawDraft(ctx, office, added.ID, 2, d)
		refused(t, err, fault.Conflict)
		must(t, s.RestoreLawDraft(ctx, second, added.ID))
		refused(t, s.RestoreLawDraft(ctx, second, added.ID), fault.Conflict)
	})
}

func TestLawNeedsFourEyes(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		d := submitted(t, s, change(t, "jugendmigrationsdienst", "2020-02-01"))
		_, err := s.ApproveLawDraft(ctx, office, d.ID, d.Edition, 0)
		refused(t, err, fault.Forbidden)
		_, err = s.ApproveLawDraft(ctx, program, d.ID, d.Edition, 0)
		refused(t, err, fault.Forbidden)
		refused(t, s.RejectLawDraft(ctx, office, d.ID, d.Edition, "doch nicht"), fault.Forbidden)
		refused(t, s.RejectLawDraft(ctx, second, d.ID, d.Edition, " "), fault.Invalid)
		_, err = s.SaveLawDraft(ctx, second, d.ID, d.Edition, d.Draft)
		refused(t, err, fault.Conflict)
		approved, err := s.ApproveLawDraft(ctx, second, d.ID, d.Edition, 0)
		must(t, err)
		if approved.Number != 1 || approved.From.String() != "2020-02-01" || approved.Affected[0] != "jugendmigrationsdienst" {
			t.Errorf("%+v", approved)
		}
		_, err = s.ApproveLawDraft(ctx, second, d.ID, d.Edition, 1)
		refused(t, err, fault.Conflict)
		list, err := s.Revisions(ctx, neuss)
		must(t, err)
		if len(list) != 1 || list[0].SubmittedBy != office.Name || list[0].ApprovedBy != second.Name || list[0].Title != "Neue Fassung ab 01.02.2020" || list[0].Reason != d.Reason {
			t.Errorf("%+v", list)
		}
	})
}

// Whoever wrote in a draft can't approve it, even if another one submitted it.
func TestAnAuthorIsNoSecondPairOfEyes(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		d := drafted(t, s, change(t, "jugendmigrationsdienst", "2020-02-01"))
		d, err := s.SaveLawDraft(ctx, second, d.ID, d.Edition, d.Draft)
		must(t, err)
		must(t, s.SubmitLawDraft(ctx, third, d.ID, d.Edition))
		for _, author := range []auth.Actor{office, second, third} {
			_, err = s.ApproveLawDraft(ctx, author, d.ID, d.Edition, 0)
			refused(t, err, fault.Forbidden)
		}
	})
}

// What was approved is in force, next to what others approved, and old versions
// answer as before.
func TestApprovedLawIsInForce(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		for number, instrument := range []string{"jugendmigrationsdienst", "jugendsozialarbeit"} {
			d := submitted(t, s, change(t, instrument, "2020-02-01"))
			_, err := s.ApproveLawDraft(ctx, second, d.ID, d.Edition, int64(number))
			must(t, err)
		}
		shelf, err := revision.NewShelf(ctx, law.FS, s.ApprovedLaw)
		must(t, err)
		if n, err := s.VerifyLaw(ctx); err != nil || n != 2 {
			t.Errorf("geprüft sind %d Änderungen: %v", n, err)
		}
		if shelf.Number() != 2 || len(shelf.Damages()) > 0 {
			t.Errorf("Nummer %d, %v", shelf.Number(), shelf.Damages())
		}
		for _, instrument := range []string{"jugendmigrationsdienst", "jugendsozialarbeit"} {
			rule, err := shelf.Book().Rule(instrument)
			must(t, err)
			if last := rule.Versions[len(rule.Versions)-1]; !strings.HasPrefix(last.Source, "§ 1 Probe") {
				t.Errorf("%s: %+v", instrument, last)
			}
		}
		same, err := s.ApprovedLaw(ctx, 2)
		must(t, err)
		if same.Number != 2 || same.Files != nil {
			t.Errorf("Bekanntes wird noch einmal gelesen: %d Dateien", len(same.Files))
		}
		outdated, err := s.Outdated(ctx)
		must(t, err)
		if len(outdated) != 0 {
			t.Errorf("die ausgelieferte Regel gilt als neuer: %v", outdated)
		}
		_, err = s.Writer().Exec("UPDATE law_file SET base_sha256 = 'anders' WHERE path LIKE '%jugendsozialarbeit.yaml'")
		must(t, err)
		if outdated, _ = s.Outdated(ctx); len(outdated) != 1 || outdated[0] != "jugendsozialarbeit" {
			t.Errorf("veraltet: %v", outdated)
		}
	})
}

// Two drafts at once: whoever approves the second one must have seen the first.
func TestTwoDraftsMeet(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		first := submitted(t, s, change(t, "jugendmigrationsdienst", "2020-02-01"))
		other := submitted(t, s, change(t, "jugendmigrationsdienst", "2020-03-01"))
		_, err := s.ApproveLawDraft(ctx, second, first.ID, first.Edition, 0)
		must(t, err)
		_, err = s.ApproveLawDraft(ctx, second, other.ID, other.Edition, 0)
		refused(t, err, fault.Conflict)
		_, err = s.ApproveLawDraft(ctx, second, other.ID, other.Edition, 1)
		must(t, err)
		shelf, err := revision.NewShelf(ctx, law.FS, s.ApprovedLaw)
		must(t, err)
		rule, _ := shelf.Book().Rule("jugendmigrationsdienst")
		n := len(rule.Versions)
		if a, b := rule.Versions[n-2], rule.Versions[n-1]; a.To == nil || a.To.String() != "2020-02-29" || b.From.String() != "2020-03-01" {
			t.Errorf("die Fassungen schließen nicht aneinander: %v, %v", a.To, b.From)
		}
	})
}

// Two people approve two drafts at the same moment: one of them is told.
func TestApprovalsRace(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		first := submitted(t, s, change(t, "jugendmigrationsdienst", "2020-02-01"))
		other := submitted(t, s, change(t, "jugendsozialarbeit", "2020-02-01"))
		errs := make(chan error, 2)
		for actor, d := range map[auth.Actor]store.LawDraft{second: first, third: other} {
			go func() {
				_, err := s.ApproveLawDraft(ctx, actor, d.ID, d.Edition, 0)
				errs <- err
			}()
		}
		a, b := <-errs, <-errs
		if a != nil {
			a, b = b, a
		}
		must(t, a)
		refused(t, b, fault.Conflict)
	})
}

func TestAnUnfinishedDraftIsNotSubmitted(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		for says, spoil := range map[string]func(*revision.Draft){
			"Das Feld": func(d *revision.Draft) { d.Rule += "verdikt: ja\n" },
			"Es fehlt": func(d *revision.Draft) { d.Cases = "" },
			"PROBE-": func(d *revision.Draft) {
				d.Cases = strings.ReplaceAll(d.Cases, `"expected"`, `"missing":["einreise"],"expected"`)
			},
			"den Grund": func(d *revision.Draft) { d.Reason = " " },
		} {
			d := change(t, "jugendmigrationsdienst", "2020-02-01")
			spoil(&d)
			saved := drafted(t, s, d)
			err := s.SubmitLawDraft(ctx, office, saved.ID, saved.Edition)
			if err == nil || !strings.Contains(fault.SentenceOf(err), says) {
				t.Errorf("%s: %v", says, err)
			}
		}
	})
}

func TestARejectedDraftIsMended(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		d := submitted(t, s, change(t, "jugendmigrationsdienst", "2020-02-01"))
		must(t, s.RejectLawDraft(ctx, second, d.ID, d.Edition, "Die Quelle fehlt."))
		refused(t, s.RejectLawDraft(ctx, second, d.ID, d.Edition, "noch einmal"), fault.Conflict)
		got, err := s.LawDraft(ctx, office, d.ID)
		must(t, err)
		if got.State != store.LawRejected || got.Rejection != "Die Quelle fehlt." || got.DecidedBy != second.Name || !got.Editable() {
			t.Errorf("%+v", got)
		}
		got, err = s.SaveLawDraft(ctx, office, d.ID, got.Edition, got.Draft)
		must(t, err)
		must(t, s.SubmitLawDraft(ctx, office, d.ID, got.Edition))
		must(t, s.RecallLawDraft(ctx, office, d.ID, got.Edition))
		if got, _ = s.LawDraft(ctx, office, d.ID); got.State != store.LawDrafted || got.SubmittedAt != nil || got.Rejection != "" {
			t.Errorf("%+v", got)
		}
	})
}

func TestSeenOffersAreTheirMunicipalitys(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		d := submitted(t, s, change(t, "jugendmigrationsdienst", "2020-02-01"))
		_, err := s.ApproveLawDraft(ctx, second, d.ID, d.Edition, 0)
		must(t, err)
		refused(t, s.MarkSeen(ctx, neuss, 1, kaarst.Kommune, []string{"a"}), fault.Forbidden)
		refused(t, s.MarkSeen(ctx, neuss, 1, neuss.Kommune, nil), fault.Invalid)
		refused(t, s.MarkSeen(ctx, neuss, 1, neuss.Kommune, []string{strings.Repeat("x", 65)}), fault.Invalid)
		refused(t, s.MarkSeen(ctx, neuss, 2, neuss.Kommune, []string{"a"}), fault.NotFound)
		refused(t, s.MarkSeen(ctx, office, 1, "99999999", []string{"a"}), fault.NotFound)
		must(t, s.MarkSeen(ctx, neuss, 1, neuss.Kommune, []string{"a", "b"}))
		must(t, s.MarkSeen(ctx, office, 1, neuss.Kommune, []string{"b"}))
		seen, err := s.SeenOffers(ctx)
		must(t, err)
		if len(seen) != 2 || !seen[store.Seen{Number: 1, Kommune: neuss.Kommune, Offer: "a"}] {
			t.Errorf("%v", seen)
		}
	})
}

// Law is the coordination's, and a row of every write stands in the audit
// without any of its texts.
func TestLawIsForTheCoordination(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		d := submitted(t, s, change(t, "jugendmigrationsdienst", "2020-02-01"))
		for actor, kind := range map[auth.Actor]fault.Kind{neuss: fault.Forbidden, {}: fault.Unauthenticated, {Account: "P", Name: "P", Role: "presse"}: fault.Forbidden} {
			for name, err := range lawWrites(s, actor, d) {
				if fault.KindOf(err) != kind {
					t.Errorf("%s, %q: %v", name, actor.Role, err)
				}
			}
		}
		_, err := s.ApproveLawDraft(ctx, second, d.ID, d.Edition, 0)
		must(t, err)
		rows, err := s.Audit(ctx, office, 100)
		must(t, err)
		actions := ""
		for _, row := range rows {
			actions += row.Action + " "
			if strings.Contains(row.Detail, "Probe") || strings.Contains(row.Object, "Probe") {
				t.Errorf("im Protokoll steht Text: %+v", row)
			}
		}
		for _, action := range []string{"recht.entworfen", "recht.eingereicht", "recht.bestaetigt"} {
			if !strings.Contains(actions, action) {
				t.Errorf("%s fehlt im Protokoll: %s", action, actions)
			}
		}
	})
}

func lawWrites(s *store.Store, actor auth.Actor, d store.LawDraft) map[string]error {
	_, added := s.AddLawDraft(ctx, actor, d.Draft)
	_, saved := s.SaveLawDraft(ctx, actor, d.ID, d.Edition, d.Draft)
	_, listed := s.LawDrafts(ctx, actor)
	_, read := s.LawDraft(ctx, actor, d.ID)
	_, approved := s.ApproveLawDraft(ctx, actor, d.ID, d.Edition, 0)
	return map[string]error{
		"AddLawDraft": added, "SaveLawDraft": saved, "LawDrafts": listed, "LawDraft": read, "ApproveLawDraft": approved,
		"SubmitLawDraft": s.SubmitLawDraft(ctx, actor, d.ID, d.Edition), "RecallLawDraft": s.RecallLawDraft(ctx, actor, d.ID, d.Edition),
		"RejectLawDraft":  s.RejectLawDraft(ctx, actor, d.ID, d.Edition, "nein"),
		"RestoreLawDraft": s.RestoreLawDraft(ctx, actor, d.ID),
		"DiscardLawDraft": s.DiscardLawDraft(ctx, actor, d.ID, d.Edition),
	}
}

// An approved rule that this program can't read is unclear, not forgotten; the
// database opens and a draft mends it.
func TestAnUnreadableRuleIsMended(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		d := submitted(t, s, change(t, "jugendmigrationsdienst", "2020-02-01"))
		_, err := s.ApproveLawDraft(ctx, second, d.ID, d.Edition, 0)
		must(t, err)
		damage(t, s)
		if _, err := s.VerifyLaw(ctx); err == nil || !strings.Contains(err.Error(), "Nr. 1 ist nicht das") {
			t.Errorf("die geänderte Regel fällt nicht auf: %v", err)
		}
		shelf, err := revision.NewShelf(ctx, law.FS, s.ApprovedLaw)
		must(t, err)
		if damages := shelf.Damages(); len(damages) != 1 || damages[0].Instrument != "jugendmigrationsdienst" {
			t.Fatalf("%+v", damages)
		}
		back := submitted(t, s, revision.Draft{Instrument: "jugendmigrationsdienst", Kind: revision.Reset, Reason: "nicht mehr lesbar"})
		_, err = s.ApproveLawDraft(ctx, second, back.ID, back.Edition, 1)
		must(t, err)
		must(t, shelf.Refresh(ctx))
		if len(shelf.Damages()) != 0 || shelf.Number() != 2 {
			t.Errorf("nach der Reparatur: %d, %v", shelf.Number(), shelf.Damages())
		}
	})
}

// damage makes the stored rule one that names a fact that is gone.
func damage(t *testing.T, s *store.Store) {
	t.Helper()
	approved, err := s.ApprovedLaw(ctx, -1)
	must(t, err)
	for path, raw := range approved.Files {
		if strings.HasSuffix(path, ".yaml") {
			broken := strings.Replace(string(raw), "    source: § 1 Probe, BGBl. I S. 1\n", "    source: § 1 Probe\n    derived: {frueherer_fakt: 'true'}\n", 1)
			_, err = s.Writer().Exec("UPDATE law_file SET content = $1 WHERE path = $2", []byte(broken), path)
			must(t, err)
		}
	}
}
