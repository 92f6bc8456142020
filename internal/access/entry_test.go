package access

import (
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"buendnis/internal/civil"
	"buendnis/internal/offer"
	"buendnis/internal/rule"
	"buendnis/law"
)

// A person of whom everything is known that an offer's form asks for.
type entrant struct {
	age                                  int
	sex, german, schooling, status, goal string
	occupation                           string
	child, cared                         bool
}

// facts leave out what is unknown: asked, and nobody knows.
func (p entrant) facts(t *testing.T, b *Rulebook, unknown []string) rule.Facts {
	cells := map[string]string{
		"alter_jahre": strconv.Itoa(p.age), "geschlecht": p.sex, "deutsch": p.german, "schulabschluss": p.schooling, "status": p.status,
		"ziel": p.goal, "taetigkeit": p.occupation, "kinderbetreuung_gesichert": map[bool]string{true: "ja", false: "nein"}[p.cared],
		"kinder": map[bool]string{true: `[{"geburtsdatum":"2017-06"}]`, false: "[]"}[p.child],
	}
	for _, name := range unknown {
		cells[name] = ""
	}
	return factsOf(t, b, cells)
}

// admits says in Go what each field means.
func (p entrant) admits(b *Rulebook, e offer.Entry) bool {
	among := func(codes []string, code string) bool { return len(codes) == 0 || slices.Contains(codes, code) }
	scale := func(fact, code string) int { f, _ := b.vocabulary.Fact(fact); at, _ := f.Choice(code); return at }
	status := len(e.Groups)+len(e.Statuses) == 0 || slices.Contains(e.Statuses, p.status) ||
		slices.ContainsFunc(e.Groups, func(g string) bool { return slices.Contains(b.language.Groups[g], p.status) })
	return p.age >= e.AgeFrom && (e.AgeTo == 0 || p.age <= e.AgeTo) && (e.Sex == "" || e.Sex == p.sex) &&
		(e.GermanFrom == "" || scale("deutsch", p.german) >= scale("deutsch", e.GermanFrom)) &&
		(e.GermanTo == "" || scale("deutsch", p.german) <= scale("deutsch", e.GermanTo)) &&
		(e.Schooling == "" || p.schooling == e.Schooling ||
			p.schooling != "ausl_unbewertet" && scale("schulabschluss", p.schooling) >= scale("schulabschluss", e.Schooling)) &&
		(!e.Parents || p.child) && (!e.Childcare || !p.child || p.cared) && status &&
		among(e.Goals, p.goal) && among(e.Occupations, p.occupation)
}

// others are the same person with every value that an unknown fact can have; a
// status that does not exist on the day is none.
func others(b *Rulebook, on civil.Date, people []entrant, unknown string) (list []entrant) {
	codes := func(fact string) (codes []string) {
		f, _ := b.vocabulary.Fact(fact)
		for _, c := range f.Choices {
			if fact != "status" || b.isStatus(c.Code, on) {
				codes = append(codes, c.Code)
			}
		}
		return codes
	}
	for _, p := range people {
		each := func(values []string, set func(value string)) {
			for _, value := range values {
				set(value)
				list = append(list, p)
			}
		}
		switch unknown {
		case "alter_jahre":
			for p.age = range 40 {
				list = append(list, p)
			}
		case "geschlecht":
			each(codes(unknown), func(v string) { p.sex = v })
		case "deutsch":
			each(codes(unknown), func(v string) { p.german = v })
		case "schulabschluss":
			each(codes(unknown), func(v string) { p.schooling = v })
		case "status":
			each(codes(unknown), func(v string) { p.status = v })
		case "ziel":
			each(codes(unknown), func(v string) { p.goal = v })
		case "taetigkeit":
			each(codes(unknown), func(v string) { p.occupation = v })
		case "kinder":
			each([]string{"", "x"}, func(v string) { p.child = v != "" })
		case "kinderbetreuung_gesichert":
			each([]string{"", "x"}, func(v string) { p.cared = v != "" })
		}
	}
	return list
}

// oneField draws an entry with one field filled in.
func oneField(t *rapid.T, words rule.Words) offer.Entry {
	code := func(fact string) string {
		f, _ := words.Vocabulary.Fact(fact)
		return rapid.SampledFrom(f.Choices).Draw(t, fact).Code
	}
	some := func(choices []rule.Choice) []string {
		picked := rapid.SliceOfNDistinct(rapid.SampledFrom(choices), 1, 3, func(c rule.Choice) string { return c.Code }).Draw(t, "einige")
		codes := make([]string, len(picked))
		for i, c := range picked {
			codes[i] = c.Code
		}
		return codes
	}
	goal, _ := words.Vocabulary.Fact("ziel")
	occupation, _ := words.Vocabulary.Fact("taetigkeit")
	from := rapid.IntRange(1, 30).Draw(t, "von")
	return []offer.Entry{
		{AgeFrom: from},
		{AgeTo: from},
		{AgeFrom: from, AgeTo: from + 3},
		{Sex: code("geschlecht")},
		{GermanFrom: code("deutsch")},
		{GermanTo: code("deutsch")},
		{GermanFrom: "A1", GermanTo: "B1"},
		{Schooling: code("schulabschluss")},
		{Parents: true},
		{Childcare: true},
		{Parents: true, Childcare: true},
		{Groups: some(words.Groups)},
		{Statuses: some(words.Statuses)},
		{Groups: some(words.Groups), Statuses: some(words.Statuses)},
		{Goals: some(goal.Choices)},
		{Occupations: some(occupation.Choices)},
	}[rapid.IntRange(0, 15).Draw(t, "Feld")]
}

// Every field of an offer's form is decided right over all that unknown facts
// can still be: sure only if it is so for each of them.
func TestEveryFieldOfAnOfferIsDecidedRight(t *testing.T) {
	b, err := Load(law.FS)
	if err != nil {
		t.Fatal(err)
	}
	words, on := b.Words(), civil.MustParse("2020-01-15")
	names := []string{"alter_jahre", "geschlecht", "deutsch", "schulabschluss", "status", "ziel", "taetigkeit", "kinder", "kinderbetreuung_gesichert"}
	rapid.Check(t, func(rt *rapid.T) {
		e := oneField(rt, words)
		var unknown []string
		for _, name := range names {
			if rapid.IntRange(0, 3).Draw(rt, name+" unbekannt") == 0 && len(unknown) < 3 {
				unknown = append(unknown, name)
			}
		}
		code := func(fact string) string {
			f, _ := b.vocabulary.Fact(fact)
			return rapid.SampledFrom(f.Choices).Draw(rt, "Person "+fact).Code
		}
		p := entrant{
			age: rapid.IntRange(14, 35).Draw(rt, "Alter"), sex: code("geschlecht"), german: code("deutsch"), schooling: code("schulabschluss"),
			status: rapid.SampledFrom(words.Statuses).Draw(rt, "Status").Code, goal: code("ziel"), occupation: code("taetigkeit"),
			child: rapid.Bool().Draw(rt, "Kind"), cared: rapid.Bool().Draw(rt, "betreut"),
		}
		condition, err := b.Condition(offer.Join(e.Conditions(words)))
		if err != nil {
			rt.Fatal(err)
		}
		people := []entrant{p}
		for _, name := range unknown {
			people = others(b, on, people, name)
		}
		yes, no := false, false
		for _, one := range people {
			if one.admits(b, e) {
				yes = true
			} else {
				no = true
			}
		}
		want := rule.Open
		if !no {
			want = rule.True
		} else if !yes {
			want = rule.False
		}
		if got := condition.Holds(on, p.facts(t, b, unknown)); got != want {
			rt.Fatalf("%q, unbekannt %v: %v statt %v\n%+v", e.Conditions(words), unknown, got, want, p)
		}
	})
}
