package access

import (
	"regexp"
	"slices"
	"testing"

	"buendnis/internal/civil"
	"buendnis/internal/rule"

	"pgregory.net/rapid"
)

// anyFacts draws what a workbook may know about a person: some facts exactly,
// some roughly, some not at all.
func anyFacts(t *rapid.T, b *Rulebook, names []string) rule.Facts {
	facts := rule.Facts{}
	for _, name := range names {
		fact, _ := b.vocabulary.Fact(name)
		switch rapid.IntRange(0, 2).Draw(t, name) {
		case 1:
			facts[name] = rule.Value{}
		case 2:
			facts[name] = anyValue(t, fact)
		}
	}
	return facts
}

func anyValue(t *rapid.T, f *rule.Fact) rule.Value {
	switch f.Type {
	case rule.Bool:
		return rule.BoolValue(rapid.Bool().Draw(t, "ja"))
	case rule.Enum:
		return rule.Value{Kind: rule.Enum, Set: 1 << rapid.IntRange(0, len(f.Choices)-1).Draw(t, "Wahl")}
	case rule.Country:
		return rule.Value{Kind: rule.Country, Code: rapid.SampledFrom([]string{"SYR", "AFG", "GEO", "ALB", "GIN", "SOM"}).Draw(t, "Land")}
	case rule.Date:
		from := civil.MustParse("2014-01-01").AddDays(rapid.IntRange(0, 3000).Draw(t, "Tag"))
		return rule.SpanValue(civil.Span{From: from, To: from.AddDays(rapid.SampledFrom([]int{0, 30, 365}).Draw(t, "Tage"))})
	case rule.List:
		return rule.Value{Kind: rule.List, Items: []map[string]any{}}
	}
	lo := int64(rapid.IntRange(0, 30).Draw(t, "von"))
	return rule.Value{Kind: f.Type, Lo: lo, Hi: lo + int64(rapid.IntRange(0, 3).Draw(t, "breit"))}
}

// learn makes one fact more exact than it was.
func learn(t *rapid.T, f *rule.Fact, v rule.Value) rule.Value {
	switch {
	case !v.Known():
		return anyValue(t, f)
	case f.Type == rule.Date || f.Type == rule.Int || f.Type == rule.Number:
		v.Lo = rapid.Int64Range(v.Lo, v.Hi).Draw(t, "genauer")
		v.Hi = v.Lo
	}
	return v
}

var statedFact = regexp.MustCompile(`stated\((\w+)\)`)

// overruling are the facts that change the law by being said at all: they go
// before a derivation, or a rule asks whether they were stated.
func overruling(b *Rulebook) map[string]bool {
	names := map[string]bool{}
	note := func(e *rule.Expr) {
		for _, m := range statedFact.FindAllStringSubmatch(e.Source, -1) {
			names[m[1]] = true
		}
	}
	for fact, list := range b.derived {
		names[fact] = true
		for _, d := range list {
			note(d.expr)
		}
	}
	for _, versions := range b.rules {
		for _, v := range versions {
			for _, e := range v.expressions() {
				note(e)
			}
		}
	}
	return names
}

// A verdict that is known stays when more becomes known: nobody is told ja and
// then nein because of a fact that was said not to matter. (Without background:
// that fills absent facts, and an answer may overrule an assumption.)
func TestMoreKnowledgeNeverTurnsAVerdict(t *testing.T) {
	b := loadLaw(t)
	instruments, overrules := b.Instruments(), overruling(b)
	rapid.Check(t, func(t *rapid.T) {
		on := civil.MustParse("2016-01-01").AddDays(rapid.IntRange(0, 3900).Draw(t, "am"))
		i := rapid.SampledFrom(instruments).Draw(t, "Instrument")
		v, _ := b.versionOn(i.ID, on)
		if v == nil {
			t.Skip("keine Fassung")
		}
		r := b.ruling(v, on)
		names := slices.DeleteFunc(r.program.Reads(), func(name string) bool { return overrules[name] })
		if len(names) == 0 {
			t.Skip("die Regel fragt nichts")
		}
		facts := anyFacts(t, b, names)
		if len(b.Contradictions(on, facts)) > 0 {
			t.Skip("die Daten widersprechen sich sicher")
		}
		first, err := b.Decide(Question{On: on, Instrument: i.ID, Facts: facts})
		if err != nil {
			t.Fatal(err)
		}
		if r.program.Contradicts(facts) {
			t.Skip("die Daten widersprechen sich")
		}
		more := rule.Facts{}
		for name, v := range facts {
			more[name] = v
		}
		for range 3 {
			name := rapid.SampledFrom(names).Draw(t, "lernt")
			fact, _ := b.vocabulary.Fact(name)
			more[name] = learn(t, fact, more[name])
		}
		if !facts["status"].Known() && r.outOfScope(b.know(r, &Question{On: on, Facts: more})) {
			t.Skip("der Status führt aus dem Katalog heraus: das gilt erst, wenn ihn jemand nennt")
		}
		if len(b.Contradictions(on, more)) > 0 {
			t.Skip("die neuen Daten widersprechen sich sicher")
		}
		if r.program.Contradicts(more) {
			t.Skip("die neuen Daten widersprechen sich")
		}
		second, err := b.Decide(Question{On: on, Instrument: i.ID, Facts: more})
		if err != nil {
			t.Fatal(err)
		}
		if first.Verdict != Unklar && first.Verdict != second.Verdict {
			t.Fatalf("%s am %s: %s wird %s\n  %v\n  %v", i.ID, on, first.Verdict, second.Verdict, facts, more)
		}
	})
}

// What is missing is really open, and the answer has the shape that the
// contract promises.
func TestEveryAnswerKeepsTheContract(t *testing.T) {
	b := loadLaw(t)
	instruments := b.Instruments()
	rapid.Check(t, func(t *rapid.T) {
		on := civil.MustParse("2015-06-01").AddDays(rapid.IntRange(0, 4200).Draw(t, "am"))
		i := rapid.SampledFrom(instruments).Draw(t, "Instrument")
		names := []string{"status", "herkunftsland", "duldung_seit", "aufenthalt_seit", "einreise", "alter_jahre", "deutsch", "aa_gemeldet", "asyl_stand", "bundesland"}
		facts := anyFacts(t, b, names)
		background := rapid.SampledFrom([]string{"", Unauffaellig}).Draw(t, "Hintergrund")
		if len(b.Contradictions(on, facts)) > 0 {
			t.Skip("die Daten widersprechen sich sicher")
		}
		d, err := b.Decide(Question{On: on, Instrument: i.ID, Facts: facts, Background: background})
		if err != nil {
			t.Fatal(err)
		}
		if (len(d.Missing) > 0) != (len(d.MissingSets) > 0) || len(d.Missing) > 0 && d.Verdict != Unklar {
			t.Fatalf("%s fehlt %v, %v", d.Verdict, d.Missing, d.MissingSets)
		}
		if d.Verdict == Unklar && len(d.Missing) == 0 && len(d.Flags) == 0 {
			t.Fatalf("unklar ohne Fakt und ohne Flag: %+v", d)
		}
		if !i.Bars() && (d.Verdict == Nein || d.Verdict == Ermessen) && len(d.Opens) == 0 {
			t.Fatalf("%s ohne Öffnung", d.Verdict)
		}
		if len(d.Reasons) == 0 || d.Version == nil {
			t.Fatalf("ohne Grund oder Fassung: %+v", d)
		}
		for _, name := range d.Missing {
			if v := facts[name]; v.Known() && v.Exact() && name != "status" {
				t.Fatalf("%s fehlt und ist doch bekannt: %v", name, v)
			}
		}
		for _, o := range d.Opens {
			if o.Kind == "zeit" && o.Date != nil && *o.Date <= on {
				t.Fatalf("öffnet am %s, gefragt am %s", o.Date, on)
			}
		}
		if !slices.Equal(d.Missing, union(d.MissingSets)) {
			t.Fatalf("%v ist nicht die Vereinigung von %v", d.Missing, d.MissingSets)
		}
	})
}

// A gate says what Decide says, the first time and from memory.
func TestGatesAgreeWithDecisions(t *testing.T) {
	b := loadLaw(t)
	on := civil.MustParse("2020-01-15")
	for _, i := range b.Instruments() {
		g, err := b.Gate(i.ID, on)
		if err != nil {
			t.Fatal(err)
		}
		for _, facts := range someClasses(t, b) {
			d, err := b.Decide(Question{On: on, Instrument: i.ID, Facts: facts, Background: Unauffaellig})
			if err != nil {
				t.Fatal(err)
			}
			for range 2 {
				if v, missing := g.Verdict(facts); v != d.Verdict || !slices.Equal(missing, d.Missing) && len(missing)+len(d.Missing) > 0 {
					t.Fatalf("%s: %s %v statt %s %v für %v", i.ID, v, missing, d.Verdict, d.Missing, facts)
				}
			}
		}
	}
}
