package access

import (
	"slices"
	"testing"

	"buendnis/internal/civil"
	"buendnis/internal/rule"
)

func ptr(text string) *string { return &text }

// On the small law: bvb is open to DULD and titles, and before 2019-08-01 to all.
func TestWhoMayEnterAnOffer(t *testing.T) {
	b := mustSmallBook(t)
	on := civil.MustParse("2020-01-15")
	for name, c := range map[string]struct {
		instrument *string
		conditions []string
		own, open  []string
	}{
		"ohne alles":         {nil, nil, []string{"GEST", "DULD", "LIGHT"}, []string{"GEST", "DULD", "LIGHT"}},
		"eigene Bedingung":   {nil, []string{"in_group(status, 'DULD')"}, []string{"DULD"}, []string{"DULD"}},
		"Recht":              {ptr("bvb"), nil, []string{"GEST", "DULD", "LIGHT"}, []string{"DULD"}},
		"beides":             {ptr("bvb"), []string{"in_group(status, 'GEST') || in_group(status, 'DULD')", "alter_jahre >= 18"}, []string{"GEST", "DULD"}, []string{"DULD"}},
		"unmögliche Spanne":  {nil, []string{"alter_jahre >= 30", "alter_jahre <= 20"}, nil, nil},
		"Status und anderes": {nil, []string{"status == 'GEST' || deutsch == 'B1'"}, []string{"GEST", "DULD", "LIGHT"}, []string{"GEST", "DULD", "LIGHT"}},
	} {
		a, err := b.Admission(c.instrument, c.conditions, on)
		if err != nil {
			t.Fatal(err)
		}
		groups, err := a.Groups()
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range groups {
			if !slices.Contains([]string{"GEST", "DULD", "LIGHT"}, g.Group.Code) {
				continue
			}
			if g.Own != slices.Contains(c.own, g.Group.Code) || g.Open != slices.Contains(c.open, g.Group.Code) {
				t.Errorf("%s: %+v", name, g)
			}
		}
	}
}

func TestOddConditionsAreFound(t *testing.T) {
	b := mustSmallBook(t)
	for name, c := range map[string]struct {
		on         string
		instrument *string
		conditions []string
		want       []Doubt
	}{
		"nichts Auffälliges":         {"2020-01-15", ptr("bvb"), []string{"alter_jahre >= 18", "deutsch in ['A2']"}, nil},
		"noch nicht in Kraft":        {"2019-07-31", ptr("bvb"), []string{"alter_jahre >= 18"}, []Doubt{{DoubtLaw, ""}}},
		"eine Bedingung gilt nie":    {"2020-01-15", nil, []string{"alter_jahre >= 18", "deutsch == 'A1' && deutsch == 'B1'"}, []Doubt{{DoubtNever, "deutsch == 'A1' && deutsch == 'B1'"}}},
		"zusammen gilt es nie":       {"2020-01-15", nil, []string{"alter_jahre >= 30", "alter_jahre <= 20"}, []Doubt{{DoubtTogether, ""}}},
		"vom Recht ausgeschlossen":   {"2020-01-15", ptr("bvb"), []string{"alter_jahre >= 18", "in_group(status, 'LIGHT')"}, []Doubt{{DoubtBarred, "in_group(status, 'LIGHT')"}}},
		"erst zusammen verschlossen": {"2020-01-15", ptr("bvb"), []string{"in_group(status, 'LIGHT') || deutsch == 'A1'", "deutsch == 'B1'"}, []Doubt{{DoubtBarred, ""}}},
		"jede und jeder erfüllt es":  {"2020-01-15", nil, []string{"alter_jahre >= 18 || alter_jahre < 18"}, []Doubt{{DoubtAlways, "alter_jahre >= 18 || alter_jahre < 18"}}},
		"im Recht schon enthalten":   {"2020-01-15", ptr("bvb"), []string{"status != 'DULD_LIGHT'"}, []Doubt{{DoubtImplied, "status != 'DULD_LIGHT'"}}},
	} {
		a, err := b.Admission(c.instrument, c.conditions, civil.MustParse(c.on))
		if err != nil {
			t.Fatal(err)
		}
		got, err := a.Doubts()
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: %v statt %v, %v", name, got, c.want, err)
		}
		for _, d := range got {
			if groups, _ := a.Groups(); d.Kind.Shuts() == slices.ContainsFunc(groups, func(g GroupAdmission) bool { return g.Open }) {
				t.Errorf("%s: %s und die Gruppen widersprechen sich", name, d.Kind)
			}
		}
	}
}

func TestAnAdmissionThatCannotBeReadIsASentence(t *testing.T) {
	b := mustSmallBook(t)
	for _, c := range []struct {
		instrument *string
		conditions []string
	}{{ptr("zauberei"), nil}, {nil, []string{"alter über 18"}}} {
		if _, err := b.Admission(c.instrument, c.conditions, civil.MustParse("2020-01-15")); err == nil {
			t.Errorf("%+v ist angenommen", c)
		}
	}
}

// Titles is a line of the matrix, shut where a title fails the own conditions.
func TestTitlesAreTheMatrixWithOwnConditions(t *testing.T) {
	b := loadLaw(t)
	for _, on := range []civil.Date{civil.MustParse("2019-07-31"), civil.MustParse("2020-03-15")} {
		law := map[string]Cell{}
		for _, cell := range b.MatrixOf([]string{"berufssprachkurs"}, on, ReferenceProfile()) {
			law[cell.Status] = cell
		}
		a, err := b.Admission(ptr("berufssprachkurs"), []string{"in_group(status, 'DULD')"}, on)
		if err != nil {
			t.Fatal(err)
		}
		cells, err := a.Titles(ReferenceProfile())
		if err != nil || len(cells) != len(law) {
			t.Fatalf("%d Titel statt %d: %v", len(cells), len(law), err)
		}
		own, _ := b.Condition("in_group(status, 'DULD')")
		status, _ := b.vocabulary.Fact("status")
		for _, cell := range cells {
			value, _ := status.Parse(cell.Status)
			want := law[cell.Status].Verdicts
			if own.Holds(on, rule.Facts{"status": value}) == rule.False {
				want = []Verdict{Nein}
			}
			if !slices.Equal(cell.Verdicts, want) {
				t.Errorf("%s am %s: %v statt %v", cell.Status, on, cell.Verdicts, want)
			}
		}
	}
}
