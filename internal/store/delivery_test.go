package store_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"buendnis/internal/fault"
	"buendnis/internal/person"
	"buendnis/internal/store"
	"buendnis/internal/survey"
)

func TestDeliveryReadsBackAsItWas(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		must(t, s.SaveDraft(ctx, neuss, store.Draft{Kommune: neuss.Kommune, FileName: "mappe.xlsx", Raw: []byte("PK")}))
		version := deliver(t, s, neuss, 61)
		if version.Number != 1 || version.State != store.Geliefert || version.People != 63 || version.Classes != 3 || version.Offers != 1 || version.By != "Neuss 01" {
			t.Errorf("die Fassung ist falsch beschrieben: %+v", version)
		}
		basis, err := s.Basis(ctx, office)
		must(t, err)
		want := workbook(neuss.Kommune, 61)
		got := survey.Content{Classes: basis.Population, Offers: basis.Offers, Einschaetzungen: basis.Opinions[neuss.Kommune]}
		if diff := cmp.Diff(want.Content, got); diff != "" {
			t.Errorf("die Zeilen kommen anders zurück:\n%s", diff)
		}
		if diff := cmp.Diff([]store.DeliveryVersion{version}, basis.Versions); diff != "" {
			t.Errorf("die Fassung kommt anders zurück:\n%s", diff)
		}
		_, err = s.Draft(ctx, neuss, neuss.Kommune)
		refused(t, err, fault.NotFound)
		name, raw, err := s.DeliveryFile(ctx, neuss, version.ID)
		must(t, err)
		if name != "mappe.xlsx" || string(raw) != "\x3d\x00x" {
			t.Errorf("die Datei kommt anders zurück: %s %q", name, raw)
		}
	})
}

func TestStatesOfADelivery(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		refused(t, s.Approve(ctx, office, neuss.Kommune), fault.NotFound)
		deliver(t, s, neuss, 1)
		if v := deliver(t, s, neuss, 2); v.Number != 2 {
			t.Errorf("die zweite Lieferung hat Nummer %d", v.Number)
		}
		refused(t, s.Reopen(ctx, office, neuss.Kommune), fault.Conflict)
		must(t, s.Approve(ctx, office, neuss.Kommune))
		refused(t, s.Approve(ctx, office, neuss.Kommune), fault.Conflict)
		refused(t, s.Withdraw(ctx, neuss, neuss.Kommune), fault.Conflict)
		_, err := s.Deliver(ctx, neuss, workbook(neuss.Kommune, 3), "x.xlsx", []byte("x"))
		refused(t, err, fault.Conflict)
		must(t, s.Reopen(ctx, office, neuss.Kommune))
		must(t, s.Withdraw(ctx, neuss, neuss.Kommune))
		refused(t, s.Withdraw(ctx, neuss, neuss.Kommune), fault.Conflict)
		refused(t, s.Approve(ctx, office, neuss.Kommune), fault.Conflict)
		basis, err := s.Basis(ctx, office)
		must(t, err)
		if len(basis.Versions) != 0 {
			t.Errorf("nach dem Rückzug zählt noch eine Fassung: %+v", basis.Versions)
		}
		deliver(t, s, neuss, 4)
		all, err := s.Deliveries(ctx, office)
		must(t, err)
		states := []store.DeliveryState{}
		for _, v := range all {
			states = append(states, v.State)
		}
		if diff := cmp.Diff([]store.DeliveryState{store.Geliefert, store.Zurueckgezogen, store.Geliefert}, states); diff != "" {
			t.Errorf("die Fassungen stehen falsch, die neueste zuerst erwartet:\n%s", diff)
		}
	})
}

func TestUnusableDeliveriesAreRefused(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		foreign := workbook(neuss.Kommune, 1)
		foreign.Classes[0].Kommune = kaarst.Kommune
		negative := workbook(neuss.Kommune, -1)
		later := workbook(neuss.Kommune, 1)
		later.Round.Stichtag++
		nameless := workbook(neuss.Kommune, 1)
		nameless.Offers[0].ID = ""
		unknown := workbook(neuss.Kommune, 1)
		unknown.Classes[0].Facts["schuhgroesse"] = unknown.Classes[0].Facts["alter_jahre"]
		illegible := workbook(neuss.Kommune, 1)
		illegible.Einschaetzungen[0].Bemerkung = "a\x00b"
		for name, d := range map[string]survey.Delivery{"unlesbarer Text": illegible, "fremde Zeile": foreign, "negative Anzahl": negative, "Angebot ohne Kennung": nameless} {
			_, err := s.Deliver(ctx, neuss, d, "x.xlsx", []byte("x"))
			t.Log(name)
			refused(t, err, fault.Invalid)
		}
		_, err := s.Deliver(ctx, neuss, later, "x.xlsx", []byte("x"))
		refused(t, err, fault.Conflict)
		_, err = s.Deliver(ctx, neuss, unknown, "x.xlsx", []byte("x"))
		refused(t, err, fault.Internal)
		_, err = s.Deliver(ctx, neuss, workbook(neuss.Kommune, 1), "x.xlsx", nil)
		refused(t, err, fault.Invalid)
		_, err = s.Deliver(ctx, program, survey.Delivery{Kommune: "05315000", Round: round, Content: survey.Content{Classes: person.Population{}}}, "x.xlsx", []byte("x"))
		refused(t, err, fault.NotFound)
		all, err := s.Deliveries(ctx, office)
		must(t, err)
		if len(all) != 0 {
			t.Errorf("von einer abgewiesenen Lieferung blieb etwas: %+v", all)
		}
		_, err = s.VerifyAudit(ctx)
		must(t, err)
	})
}

func TestFingerprintFollowsWhatCounts(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		seen := map[string]string{}
		differs := func(step string) {
			t.Helper()
			basis, err := s.Basis(ctx, office)
			must(t, err)
			print, err := s.Fingerprint(ctx)
			must(t, err)
			if print != basis.Fingerprint {
				t.Errorf("%s: Fingerprint und Basis nennen verschiedene Abdrücke", step)
			}
			if before, there := seen[print]; there {
				t.Errorf("%s: derselbe Abdruck wie nach „%s“", step, before)
			}
			seen[print] = step
		}
		differs("leer")
		deliver(t, s, neuss, 1)
		differs("erste Lieferung")
		print, _ := s.Fingerprint(ctx)
		must(t, s.Approve(ctx, office, neuss.Kommune))
		if approved, _ := s.Fingerprint(ctx); approved != print {
			t.Error("die Prüfung ändert den Abdruck, obwohl sie keine Zahl ändert")
		}
		must(t, s.Reopen(ctx, office, neuss.Kommune))
		deliver(t, s, neuss, 1)
		differs("dieselbe Datei noch einmal")
		deliver(t, s, kaarst, 5)
		differs("zweite Kommune")
		smaller := kreis
		smaller.Kommunen = append(smaller.Kommunen[:0:0], kreis.Kommunen...)
		smaller.Kommunen[0].Einwohner = 9000
		must(t, s.SaveKreis(ctx, program, smaller))
		differs("andere Einwohnerzahl")
		_, err := s.OpenErhebung(ctx, program, round)
		must(t, err)
		differs("neue Erhebung")
		if v := deliver(t, s, neuss, 1); v.Number != 1 {
			t.Errorf("in der neuen Erhebung beginnt die Zählung bei %d", v.Number)
		}
	})
}

// Names of files come from browsers: both databases keep the same harmless rest.
func TestFileNamesAreTamed(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		for sent, kept := range map[string]string{
			"mappe.xlsx": "mappe.xlsx", `C:\Daten\Neuss\mappe.xlsx`: "mappe.xlsx", "../../etc/passwd": "passwd", "": "datei", "/": "datei",
			"a\x00b\xff\n.xlsx": "ab.xlsx", strings.Repeat("ä", 200) + ".xlsx": strings.Repeat("ä", 115) + ".xlsx",
		} {
			must(t, s.SaveDraft(ctx, neuss, store.Draft{Kommune: neuss.Kommune, FileName: sent, Raw: []byte("x")}))
			d, err := s.Draft(ctx, neuss, neuss.Kommune)
			must(t, err)
			if d.FileName != kept {
				t.Errorf("%q wird zu %q, erwartet %q", sent, d.FileName, kept)
			}
		}
	})
}
