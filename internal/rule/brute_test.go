package rule

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"buendnis/internal/civil"

	"pgregory.net/rapid"
)

// The engine's exactness is checked against plain enumeration: a tiny
// vocabulary, random ladders, and an evaluator that shares no code with the
// engine and goes through every single completion.

const tinyFacts = `
facts:
- {name: a, type: bool, label: A}
- {name: b, type: bool, label: B}
- {name: c, type: enum, label: C, values: {k1: eins, k2: zwei, k3: drei, k4: vier}}
- {name: d, type: date, label: D}
- {name: e, type: date, label: E}
- {name: n, type: int, label: N}
- {name: land, type: country, label: Land}
- {name: x, type: bool, label: X, derived: true}
- {name: y, type: enum, label: Y, derived: true, values: {u: oben, v: unten}}
- {name: m, type: int, label: M, derived: true}
`

const tinyCountries = "countries: {SYR: Syrien, ERI: Eritrea, GHA: Ghana}"

var today = civil.MustParse("2020-03-31")

func tinyLanguage(t testing.TB) *Language {
	t.Helper()
	v, err := LoadVocabulary(fstest.MapFS{
		"facts.yaml":          {Data: []byte(tinyFacts)},
		"facts-analysis.yaml": {Data: []byte("facts: []")},
		"countries.yaml":      {Data: []byte(tinyCountries)},
	})
	if err != nil {
		t.Fatal(err)
	}
	l := &Language{
		Vocabulary: v, Answers: []string{"ja", "nein"}, Rules: map[string]bool{},
		Groups: map[string][]string{"OBEN": {"k1", "k2"}},
		Tables: map[string]*Table{"sicher": {Rows: []TableRow{{Values: []string{"GHA"}, From: today.AddDays(-400), To: today}}}},
	}
	if err := l.Prepare(); err != nil {
		t.Fatal(err)
	}
	return l
}

// tinyScope derives x, y and m.
type tinyScope struct{ of map[string]*Expr }

func (s tinyScope) Derivation(fact string) *Expr  { return s.of[fact] }
func (s tinyScope) Ladder(string) (Ladder, Scope) { return Ladder{}, s }
func (s tinyScope) Name() string                  { return "tiny" }

func newTinyScope(t testing.TB, l *Language) tinyScope {
	t.Helper()
	s := tinyScope{map[string]*Expr{}}
	for name, source := range map[string]string{
		"x": "a && c != 'k3'", "y": "b ? 'u' : (c == 'k1' ? 'u' : 'v')", "m": "months_since(d)",
	} {
		fact, _ := l.Vocabulary.Fact(name)
		e, err := l.CompileValue(fact, source)
		if err != nil {
			t.Fatal(err)
		}
		s.of[name] = e
	}
	return s
}

// completion is one exact person.
type completion struct {
	a, b bool
	c    string
	d, e civil.Date
	n    int
	land string
}

func (p *completion) key(facts []string) string {
	all := map[string]string{
		"a": fmt.Sprint(p.a), "b": fmt.Sprint(p.b), "c": p.c, "d": p.d.String(), "e": p.e.String(), "n": fmt.Sprint(p.n), "land": p.land,
	}
	var parts []string
	for _, f := range facts {
		parts = append(parts, all[f])
	}
	return strings.Join(parts, "|")
}

// claim is a condition in both forms: as text, and as the independent test.
type claim struct {
	source string
	facts  []string
	test   func(*completion) bool
}

func anyClaim(t *rapid.T, depth int) claim {
	if depth > 0 {
		switch rapid.IntRange(0, 4).Draw(t, "Art") {
		case 0:
			l, r := anyClaim(t, depth-1), anyClaim(t, depth-1)
			return claim{"(" + l.source + " && " + r.source + ")", append(l.facts, r.facts...), func(p *completion) bool { return l.test(p) && r.test(p) }}
		case 1:
			l, r := anyClaim(t, depth-1), anyClaim(t, depth-1)
			return claim{"(" + l.source + " || " + r.source + ")", append(l.facts, r.facts...), func(p *completion) bool { return l.test(p) || r.test(p) }}
		case 2:
			of := anyClaim(t, depth-1)
			return claim{"!(" + of.source + ")", of.facts, func(p *completion) bool { return !of.test(p) }}
		}
	}
	return anyAtom(t)
}

func anyAtom(t *rapid.T) claim {
	code := rapid.SampledFrom([]string{"k1", "k2", "k3", "k4"}).Draw(t, "Code")
	day := today.AddDays(rapid.IntRange(-75, -35).Draw(t, "Tag"))
	n := rapid.IntRange(0, 3).Draw(t, "n")
	safe := func(p *completion) bool { return p.land == "GHA" }
	atoms := []claim{
		{"a", []string{"a"}, func(p *completion) bool { return p.a }},
		{"b == false", []string{"b"}, func(p *completion) bool { return !p.b }},
		{"c == '" + code + "'", []string{"c"}, func(p *completion) bool { return p.c == code }},
		{"c in ['k2', '" + code + "']", []string{"c"}, func(p *completion) bool { return p.c == code || p.c == "k2" }},
		{"in_group(c, 'OBEN')", []string{"c"}, func(p *completion) bool { return p.c == "k1" || p.c == "k2" }},
		{"d <= date('" + day.String() + "')", []string{"d"}, func(p *completion) bool { return p.d <= day }},
		{"e != date('" + day.String() + "')", []string{"e"}, func(p *completion) bool { return p.e != day }},
		{fmt.Sprintf("months_since(d) >= %d", n), []string{"d"}, func(p *completion) bool { return today > p.d.AddMonths(n) }},
		{fmt.Sprintf("m < %d", n), []string{"d"}, func(p *completion) bool { return today <= p.d.AddMonths(n) }},
		{"d < e", []string{"d", "e"}, func(p *completion) bool { return p.d < p.e }},
		{"add_months(e, 1) >= add_days(d, 20)", []string{"d", "e"}, func(p *completion) bool { return p.e.AddMonths(1) >= p.d+20 }},
		{fmt.Sprintf("n > %d", n), []string{"n"}, func(p *completion) bool { return p.n > n }},
		{fmt.Sprintf("n == %d", n), []string{"n"}, func(p *completion) bool { return p.n == n }},
		{"in_table('sicher', land)", []string{"land"}, safe},
		{"land in ['SYR', 'GHA']", []string{"land"}, func(p *completion) bool { return p.land != "ERI" }},
		{"x", []string{"a", "c"}, func(p *completion) bool { return p.a && p.c != "k3" }},
		{"y == 'u'", []string{"b", "c"}, func(p *completion) bool { return p.b || p.c == "k1" }},
		{"(a ? b : c == 'k4')", []string{"a", "b", "c"}, func(p *completion) bool { return p.a && p.b || !p.a && p.c == "k4" }},
	}
	return rapid.SampledFrom(atoms).Draw(t, "Atom")
}

// world is what is known, and every person it leaves.
type world struct {
	facts  Facts
	people []completion
}

func anyWorld(t *rapid.T, l *Language) world {
	w := world{facts: Facts{}}
	bools := func(name string) []bool {
		switch rapid.IntRange(0, 2).Draw(t, name) {
		case 0:
			return []bool{false, true}
		case 1:
			w.facts[name] = BoolValue(true)
			return []bool{true}
		}
		w.facts[name] = BoolValue(false)
		return []bool{false}
	}
	as, bs := bools("a"), bools("b")
	cs := []string{"k1", "k2", "k3", "k4"}
	if rapid.Bool().Draw(t, "c bekannt") {
		set := rapid.Uint64Range(1, 15).Draw(t, "c")
		w.facts["c"] = Value{Kind: Enum, Set: set}
		cs = slices.DeleteFunc(cs, func(c string) bool { return set&(1<<(c[1]-'1')) == 0 })
	}
	days := func(name string) []civil.Date {
		from := today.AddDays(rapid.IntRange(-70, -40).Draw(t, name))
		to := from.AddDays(rapid.IntRange(0, 9).Draw(t, name+" Tage"))
		w.facts[name] = SpanValue(civil.Span{From: from, To: to})
		var list []civil.Date
		for d := from; d <= to; d++ {
			list = append(list, d)
		}
		return list
	}
	ds, es := days("d"), days("e")
	ns := []int{0, 1, 2, 3, 4}
	w.facts["n"] = IntValue(0, 4)
	lands := []string{"SYR", "ERI", "GHA"}
	if rapid.Bool().Draw(t, "Land bekannt") {
		lands = lands[:1]
		w.facts["land"] = Value{Kind: Country, Code: "SYR"}
	}
	for _, a := range as {
		for _, b := range bs {
			for _, c := range cs {
				for _, d := range ds {
					for _, e := range es {
						for _, n := range ns {
							for _, land := range lands {
								w.people = append(w.people, completion{a, b, c, d, e, n, land})
							}
						}
					}
				}
			}
		}
	}
	return w
}

// bounded is a language in which dates say something about each other: e is
// never after d (unless a), d is not after a day, and d does not come if c is k1.
func bounded(t testing.TB, l *Language) *Language {
	t.Helper()
	compile := func(source string) *Expr {
		e, err := l.Compile(source)
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	with := *l
	with.Bounds = []Bound{
		{Lower: "e", Upper: "d", Unless: compile("a")},
		{Lower: "d", Upper: "on"},
		{Lower: "d", Upper: "never", When: compile("c == 'k1'")},
	}
	return &with
}

// bound keeps the people who satisfy the bounds; where that is nobody, the
// facts are taken as they are.
func (w *world) bound(claims []claim) {
	reads := func(fact string) bool {
		return slices.ContainsFunc(claims, func(c claim) bool { return slices.Contains(c.facts, fact) })
	}
	if !reads("d") && !reads("e") {
		return
	}
	var kept []completion
	for _, p := range w.people {
		lifted := p.a && (reads("a") || w.facts["a"].Exact())
		if (lifted || p.e <= p.d) && (p.c != "k1" || !reads("c") && !w.facts["c"].Exact()) {
			kept = append(kept, p)
		}
	}
	if len(kept) > 0 {
		w.people = kept
	}
}

func TestLaddersAreDecidedOverEveryCompletion(t *testing.T) {
	free := tinyLanguage(t)
	scope := newTinyScope(t, free)
	tied := bounded(t, free)
	rapid.Check(t, func(t *rapid.T) {
		l := rapid.SampledFrom([]*Language{free, tied}).Draw(t, "Sprache")
		w := anyWorld(t, l)
		var claims []claim
		var exprs []*Expr
		ladder := Ladder{Otherwise: 0}
		for i := range rapid.IntRange(1, 3).Draw(t, "Sprossen") {
			c := anyClaim(t, 2)
			e, err := l.Compile(c.source)
			if err != nil {
				t.Fatalf("%s: %v", c.source, err)
			}
			claims = append(claims, c)
			ladder.Rungs = append(ladder.Rungs, Rung{e, i % 3})
			exprs = append(exprs, e)
		}
		if l == tied {
			w.bound(claims)
		}
		p := l.NewProgram(today)
		climb := p.Climb(ladder, scope)
		var tests []*Test
		for _, e := range exprs {
			tests = append(tests, p.Test(e, scope))
		}
		p.Finish()
		k := p.Know(w.facts, w.facts)
		for i, c := range claims {
			checkHolds(t, p, k, tests[i], c, w.people)
		}
		outcome := func(c *completion) int {
			for i, claim := range claims {
				if claim.test(c) {
					return i % 3
				}
			}
			return 0
		}
		var want uint64
		outcomes := make([]int, len(w.people))
		for i := range w.people {
			outcomes[i] = outcome(&w.people[i])
			want |= 1 << outcomes[i]
		}
		if got := k.Outcomes(climb, nil); got != want {
			t.Fatalf("%b statt %b für %v", got, want, claims)
		}
		got := k.Missing(climb)
		if wantSets := smallestSets(w.people, outcomes, claims); !slices.EqualFunc(got, wantSets, slices.Equal) {
			t.Fatalf("es fehlen %v statt %v für %v", got, wantSets, claims)
		}
	})
}

// checkHolds asks for a condition alone, before it is laid out and after.
func checkHolds(t *rapid.T, p *Program, k *Knowledge, test *Test, c claim, people []completion) {
	seen := map[bool]bool{}
	for i := range people {
		seen[c.test(&people[i])] = true
	}
	want := Open
	if len(seen) == 1 {
		want = truthOf(seen[true])
	}
	for range 2 {
		if got := k.Holds(test); got != want {
			t.Fatalf("%s ist %d statt %d", c.source, got, want)
		}
		test.when.laid.Store(p.layOut(test.when.tree))
	}
}

// smallestSets finds, by trying all of them, the sets of facts whose knowledge
// settles the outcome and no smaller part of which does.
func smallestSets(people []completion, outcomes []int, claims []claim) [][]string {
	var facts []string
	for _, c := range claims {
		facts = append(facts, c.facts...)
	}
	slices.Sort(facts)
	facts = slices.Compact(facts)
	var settling [][]string
	for subset := range 1 << len(facts) {
		var set []string
		for i, f := range facts {
			if subset&(1<<i) != 0 {
				set = append(set, f)
			}
		}
		if settles(people, outcomes, set) {
			settling = append(settling, set)
		}
	}
	var smallest [][]string
	for _, set := range settling {
		if !slices.ContainsFunc(settling, func(other []string) bool { return len(other) < len(set) && within(other, set) }) {
			smallest = append(smallest, set)
		}
	}
	slices.SortFunc(smallest, func(a, b []string) int {
		if len(a) != len(b) {
			return len(a) - len(b)
		}
		return slices.Compare(a, b)
	})
	if len(smallest) == 1 && len(smallest[0]) == 0 {
		return nil
	}
	return smallest
}

func settles(people []completion, outcomes []int, set []string) bool {
	seen := map[string]int{}
	for i := range people {
		key := people[i].key(set)
		if old, ok := seen[key]; ok && old != outcomes[i] {
			return false
		}
		seen[key] = outcomes[i]
	}
	return true
}
