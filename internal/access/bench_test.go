package access

import (
	"testing"

	"buendnis/internal/civil"
	"buendnis/internal/rule"
)

// someClasses are people as a municipality's workbook knows them: papers,
// months instead of days, and much that nobody has asked.
func someClasses(t testing.TB, b *Rulebook) []rule.Facts {
	t.Helper()
	var list []rule.Facts
	for i, status := range []string{"GEST", "DULD_ALLG", "DULD_UNBEK", "DULD_AUSB", "DULD_LIGHT", "AE_25_2F", "AE_25_5", "UNBEK"} {
		for j, country := range []string{"SYR", "AFG", "GIN", "ALB", ""} {
			for k, since := range []string{"2019-11", "2018-06", "2016", ""} {
				cells := map[string]string{
					"status": status, "herkunftsland": country, "aufenthalt_seit": since, "einreise": since,
					"alter_jahre": []string{"18-20", "21-24", "25-27", ""}[(i+j+k)%4],
					"deutsch":     []string{"ohne", "A2", "B1", ""}[(i+k)%4],
					"aa_gemeldet": []string{"nein", "arbeitsuchend", ""}[(j+k)%3], "bundesland": "NW",
				}
				list = append(list, factsOf(t, b, cells))
			}
		}
	}
	return list
}

func factsOf(t testing.TB, b *Rulebook, cells map[string]string) rule.Facts {
	t.Helper()
	facts := rule.Facts{}
	for name, cell := range cells {
		fact, ok := b.vocabulary.Fact(name)
		if !ok {
			t.Fatalf("%s ist kein Fakt", name)
		}
		if cell == "" {
			facts[name] = rule.Value{}
			continue
		}
		v, err := fact.Parse(cell)
		if err != nil {
			t.Fatal(err)
		}
		facts[name] = v
	}
	return facts
}

// BenchmarkGates asks all gates in force about the same classes: without memory,
// so that each verdict is decided with its missing facts, and from memory.
func BenchmarkGates(b *testing.B) {
	book := loadLaw(b)
	classes := someClasses(b, book)
	var gates []*Gate
	for _, i := range book.Instruments() {
		if g, err := book.Gate(i.ID, civil.MustParse("2020-01-15")); err == nil && g.r != nil {
			gates = append(gates, g)
		}
	}
	for name, ask := range map[string]func(*Gate, rule.Facts){
		"decided":    func(g *Gate, facts rule.Facts) { d := g.desk(); g.ask(d, facts); g.desks.Put(d) },
		"remembered": func(g *Gate, facts rule.Facts) { g.Verdict(facts) },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				for _, g := range gates {
					for _, facts := range classes {
						ask(g, facts)
					}
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(gates)*len(classes)), "ns/verdict")
		})
	}
}

// BenchmarkGateWithoutMemory is a verdict, with its missing facts where it is
// open, that nobody has asked before.
func BenchmarkGateWithoutMemory(b *testing.B) {
	book := loadLaw(b)
	classes := someClasses(b, book)
	on := civil.MustParse("2020-01-15")
	var gates []*Gate
	for _, i := range book.Instruments() {
		g, err := book.Gate(i.ID, on)
		if err != nil {
			b.Fatal(err)
		}
		if g.r != nil {
			gates = append(gates, g)
		}
	}
	for _, g := range gates {
		b.Run(g.r.version.instrument, func(b *testing.B) {
			open, desk := 0, g.desk()
			for i := 0; b.Loop(); i++ {
				if a := g.ask(desk, classes[i%len(classes)]); a.verdict == Unklar {
					open++
				}
			}
			b.ReportMetric(float64(open)/float64(b.N), "open/op")
		})
	}
}
