package rule

import (
	"testing"

	"buendnis/internal/civil"

	"pgregory.net/rapid"
)

// Whoever is found satisfies the condition, whatever else is unknown about
// them; where nobody is found, nobody drawn at random satisfies it.
func TestSeekFindsSomebodyIfThereIsSomebody(t *testing.T) {
	free := tinyLanguage(t)
	scope := newTinyScope(t, free)
	tied := bounded(t, free)
	rapid.Check(t, func(t *rapid.T) {
		l := rapid.SampledFrom([]*Language{free, tied}).Draw(t, "Sprache")
		c := anyClaim(t, 3)
		e, err := l.Compile(c.source)
		if err != nil {
			t.Fatal(err)
		}
		p := l.NewProbe(today, nil)
		w := p.Wish(e, scope)
		p.Finish()
		granted := func(e Example) bool { return p.Know(e.Facts, e.Facts).Grants(p, w, false) }
		example, ok, sure := p.Seek(w, Leeway{}, granted) // a day that never comes can't be said: it is not granted
		if !sure {
			t.Fatalf("„%s“ ist zu groß", c.source)
		}
		for range 30 {
			person := anyCompletion(t, l, example.Facts)
			a, used := p.index["a"]
			_, named := example.Facts["a"]
			lifts := person.a && (!ok || named || used && p.vars[a].read)
			if len(p.bounds) > 0 && !person.inBounds(lifts) {
				continue // or, where nobody asks for a, the bounds stand
			}
			if c.test(&person) != ok {
				t.Fatalf("„%s“: gefunden %v (%v), aber %+v", c.source, ok, example.Facts, person)
			}
		}
	})
}

func TestSeekKnowsBothSides(t *testing.T) {
	l := tinyLanguage(t)
	scope := newTinyScope(t, l)
	for source, wanted := range map[string]bool{
		"d < e && m >= 2 && x":              true,
		"d < e && e < d":                    false,
		"x && c == 'k3'":                    false,
		"in_table('sicher', land) && n > 3": true,
	} {
		e, err := l.Compile(source)
		if err != nil {
			t.Fatal(err)
		}
		p := l.NewProbe(today, nil)
		w := p.Wish(e, scope)
		p.Finish()
		said := func(e Example) bool { return p.Know(e.Facts, e.Facts).Grants(p, w, false) }
		if _, ok, sure := p.Seek(w, Leeway{}, said); ok != wanted || !sure {
			t.Errorf("„%s“: %v, sicher %v", source, ok, sure)
		}
	}
}

// inBounds tells whether a person satisfies the bounds of the tied language.
func (p *completion) inBounds(lifted bool) bool {
	return (lifted || p.e <= p.d) && p.d <= today && p.c != "k1"
}

// anyCompletion draws a person with the given facts.
func anyCompletion(t *rapid.T, l *Language, facts Facts) completion {
	p := completion{
		a: rapid.Bool().Draw(t, "a"), b: rapid.Bool().Draw(t, "b"),
		c: rapid.SampledFrom([]string{"k1", "k2", "k3", "k4"}).Draw(t, "c"),
		d: today.AddDays(rapid.IntRange(-120, 0).Draw(t, "d")), e: today.AddDays(rapid.IntRange(-150, 20).Draw(t, "e")),
		n: rapid.IntRange(0, 6).Draw(t, "n"), land: rapid.SampledFrom([]string{"SYR", "ERI", "GHA"}).Draw(t, "land"),
	}
	for name, v := range facts {
		switch name {
		case "a":
			p.a = v.Set == 2
		case "b":
			p.b = v.Set == 2
		case "c":
			f, _ := l.Vocabulary.Fact("c")
			p.c = f.Format(v)
		case "d":
			p.d = civil.Date(v.Lo)
		case "e":
			p.e = civil.Date(v.Lo)
		case "n":
			p.n = int(v.Lo)
		case "land":
			p.land = v.Code
		}
	}
	return p
}
