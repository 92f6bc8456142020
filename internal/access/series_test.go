package access

import (
	"cmp"
	"slices"
	"testing"

	"buendnis/internal/civil"
	"buendnis/internal/rule"

	"pgregory.net/rapid"
)

// A series says on every day what the gate of that day says: verdict, missing
// facts, and what lifting a condition would change. Several people go through
// the same series, so that what is shared between them is tried.
func TestASeriesIsTheGateOfEveryDay(t *testing.T) {
	b := loadLaw(t)
	instruments := b.Instruments()
	rapid.Check(t, func(t *rapid.T) {
		i := rapid.SampledFrom(instruments).Draw(t, "Instrument")
		days := anyDays(t)
		series, gates := seriesAndGates(t, b, i.ID, days)
		for range 4 {
			facts := anyFacts(t, b, b.Asks(i.ID, days[0]))
			if list, ok := facts["kinder"]; ok && list.Known() {
				facts["kinder"] = someChildren(t)
			}
			next := 0
			for _, span := range series.Spans(facts) {
				if span.First != next {
					t.Fatalf("nach Tag %d folgt Tag %d", next, span.First)
				}
				next = span.Last + 1
				for k := span.First; k <= span.Last; k++ {
					want, missing := gates[k].Verdict(facts)
					if span.Verdict != want || !slices.Equal(span.Missing, missing) {
						t.Fatalf("%s am %s: %s %v statt %s %v", i.ID, days[k], span.Verdict, span.Missing, want, missing)
					}
				}
				k := rapid.IntRange(span.First, span.Last).Draw(t, "Tag")
				if got, want := series.Lifting(facts, k, span.Reply), gates[k].Lifting(facts); !slices.Equal(got, want) {
					t.Fatalf("%s am %s: %v statt %v", i.ID, days[k], got, want)
				}
			}
			if next != len(days) {
				t.Fatalf("%d Tage statt %d", next, len(days))
			}
		}
	})
}

// seriesAndGates ask the same, now and then under the law of one other day, and
// with a condition lifted.
func seriesAndGates(t *rapid.T, b *Rulebook, instrument string, days []civil.Date) (*Series, []*Gate) {
	law := rapid.SampledFrom([]civil.Date{0, 0, 0, days[0].AddDays(-400), days[0].AddDays(500)}).Draw(t, "Recht vom")
	text := rapid.SampledFrom([]string{"", "", liftable(t, b, instrument, days[0])}).Draw(t, "ohne")
	named := func(c RuleCondition) bool { return text != "" && c.Text == text }
	asked, gates := make([]SeriesDay, len(days)), make([]*Gate, len(days))
	for k, on := range days {
		asked[k] = SeriesDay{cmp.Or(law, on), on}
		gate, err := b.GateUnder(instrument, asked[k].Law, on)
		if err != nil {
			t.Fatal(err)
		}
		if at := slices.IndexFunc(gate.Conditions(), named); at >= 0 {
			gate = gate.Without(gate.Conditions()[at].ID)
		}
		gates[k] = gate
	}
	series, err := b.Series(instrument, asked, named)
	if err != nil {
		t.Fatal(err)
	}
	return series, gates
}

// liftable is a condition of the rule in words.
func liftable(t *rapid.T, b *Rulebook, instrument string, on civil.Date) string {
	gate, err := b.Gate(instrument, on)
	if err != nil || len(gate.Conditions()) == 0 {
		return ""
	}
	return rapid.SampledFrom(gate.Conditions()).Draw(t, "Bedingung").Text
}

// anyDays are days of a few months, now and then with gaps.
func anyDays(t *rapid.T) []civil.Date {
	on := civil.MustParse("2016-01-01").AddDays(rapid.IntRange(0, 3600).Draw(t, "ab"))
	var days []civil.Date
	for range rapid.IntRange(1, 60).Draw(t, "Tage") {
		days = append(days, on)
		on = on.AddDays(rapid.SampledFrom([]int{1, 1, 1, 2, 5, 30}).Draw(t, "Abstand"))
	}
	return days
}

func someChildren(t *rapid.T) rule.Value {
	v := rule.Value{Kind: rule.List, Items: []map[string]any{}}
	for range rapid.IntRange(0, 2).Draw(t, "Kinder") {
		born := civil.MustParse("2010-01-01").AddDays(rapid.IntRange(0, 5000).Draw(t, "geboren"))
		v.Items = append(v.Items, map[string]any{"geburtsdatum": born.String()[:rapid.SampledFrom([]int{4, 7, 10}).Draw(t, "genau")], "im_haushalt": rapid.Bool().Draw(t, "im Haushalt")})
	}
	return v
}

// An offer's own condition on many days is the condition on each.
func TestASeriesIsTheConditionOfEveryDay(t *testing.T) {
	b := loadLaw(t)
	rapid.Check(t, func(t *rapid.T) {
		source := rapid.SampledFrom([]string{
			"alter_jahre >= 18", "alter_jahre < 25 && deutsch in ['A2', 'B1']", "t_duldung_monate >= 3", "in_group(status, 'DULD') || t_gestattet_monate > 9",
			"kinder.exists(k, age(k.geburtsdatum) < 3)", "einreise < date('2019-08-01')", "duldung_seit >= aufenthalt_seit",
		}).Draw(t, "Bedingung")
		days := anyDays(t)
		series, err := b.ConditionSeries(source, days)
		if err != nil {
			t.Skip(err)
		}
		condition, err := b.Condition(source)
		if err != nil {
			t.Fatal(err)
		}
		for range 4 {
			facts := anyFacts(t, b, []string{"alter_jahre", "geburtsdatum", "deutsch", "status", "duldung_seit", "gestattet_seit", "aufenthalt_seit", "einreise", "kinder", "t_duldung_monate"})
			for _, span := range series.Spans(facts) {
				for k := span.First; k <= span.Last; k++ {
					truth := condition.Holds(days[k], facts)
					want := map[rule.Truth]Verdict{rule.True: Ja, rule.False: Nein, rule.Open: Unklar}[truth]
					if span.Verdict != want || want == Unklar && !slices.Equal(span.Missing, condition.Missing(days[k], facts)) {
						t.Fatalf("am %s: %s %v statt %s", days[k], span.Verdict, span.Missing, want)
					}
				}
			}
		}
	})
}
