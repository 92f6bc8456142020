package access

import (
	"fmt"

	"buendnis/internal/civil"
	"buendnis/internal/rule"
)

// random compares random conditions over facts of every kind.
func (j *jury) random() {
	for range 6 {
		on := civil.Day(2015, 6, 1).AddDays(j.IntN(4000))
		var list []*rule.Expr
		for range 60 {
			source := j.condition(3, on)
			e, err := j.b.language.Compile(source)
			if err != nil {
				j.t.Fatalf("%s: %v", source, err)
			}
			list = append(list, e)
		}
		j.compare(on, scope{j.b, nil, on}, list, 700)
	}
}

// condition draws one with a few atoms.
func (j *jury) condition(depth int, on civil.Date) string {
	if depth == 0 {
		return j.atom(on)
	}
	part := func() string { return j.condition(j.IntN(depth), on) }
	switch j.IntN(8) {
	case 0, 1, 2:
		return "(" + part() + " && " + part() + ")"
	case 3, 4:
		return "(" + part() + " || " + part() + ")"
	case 5:
		return "!(" + part() + ")"
	case 6:
		return "(" + part() + " ? " + part() + " : " + part() + ")"
	}
	return part()
}

// atom draws a comparison; few facts, so that they meet again.
func (j *jury) atom(on civil.Date) string {
	fact, _ := j.b.vocabulary.Fact(pick(j.Rand, []string{
		"status", "deutsch", "beschaeftigung", "pass", "einreise", "duldung_seit", "aufenthalt_seit", "alter_jahre", "geburtsdatum", "schuljahre_de",
		"herkunftsland", "kinder", "zeiten_60b", "t_duldung_monate", "volljaehrig", "berufstaetig_monate",
	}))
	switch fact.Type {
	case rule.Bool:
		return pick(j.Rand, []string{fact.Name, "!" + fact.Name, fact.Name + " == false", fact.Name + " != false"})
	case rule.Enum:
		return j.choice(fact)
	case rule.Country:
		return pick(j.Rand, []string{
			"in_table('sichere-herkunftsstaaten', herkunftsland)", "in_table('gute-bleibeperspektive', herkunftsland)",
			"herkunftsland in ['SYR', 'AFG']", "herkunftsland != 'GEO'",
		})
	case rule.Date:
		return j.comparison(fact, on)
	case rule.List:
		return j.about(fact)
	}
	if fact.Type == rule.Number {
		return fmt.Sprintf("%s %s %d.5", fact.Name, j.operator(), j.IntN(30))
	}
	return fmt.Sprintf("%s %s %d", fact.Name, j.operator(), j.IntN(30))
}

func (j *jury) operator() string { return pick(j.Rand, []string{"<", "<=", ">", ">=", "==", "!="}) }

func (j *jury) choice(fact *rule.Fact) string {
	code := func() string { return "'" + pick(j.Rand, fact.Choices).Code + "'" }
	if fact.Name == "status" && j.IntN(2) == 0 {
		return fmt.Sprintf("in_group(status, '%s')", pick(j.Rand, []string{"AE", "DULD", "GEST", "AUSREISEPFLICHTIG"}))
	}
	return pick(j.Rand, []string{
		fact.Name + " == " + code(), fact.Name + " != " + code(),
		fmt.Sprintf("%s in [%s, %s, %s]", fact.Name, code(), code(), code()),
	})
}

func (j *jury) comparison(fact *rule.Fact, on civil.Date) string {
	other := pick(j.Rand, []string{"einreise", "duldung_seit", "aufenthalt_seit", "on", "date('" + j.day(on).String() + "')"})
	return pick(j.Rand, []string{
		fmt.Sprintf("%s %s %s", fact.Name, j.operator(), other),
		fmt.Sprintf("add_months(%s, %d) %s %s", fact.Name, j.IntN(15), j.operator(), other),
		fmt.Sprintf("%s %s add_days(%s, %d)", fact.Name, j.operator(), other, j.IntN(60)-30),
		fmt.Sprintf("birthday(%s, %d) %s %s", fact.Name, j.IntN(30), j.operator(), other),
		fmt.Sprintf("months_since(%s) %s %d", fact.Name, j.operator(), j.IntN(30)),
		fmt.Sprintf("age(%s) %s %d", fact.Name, j.operator(), j.IntN(30)),
		fmt.Sprintf("%s <= latest('08-01')", fact.Name),
	})
}

func (j *jury) about(list *rule.Fact) string {
	if list.Name == "kinder" && j.IntN(2) == 0 {
		return "kinder.exists(k, k.im_haushalt && (age(k.geburtsdatum) < 3 || !k.betreuung_gesichert))"
	}
	return fmt.Sprintf("size(%s) %s %d", list.Name, j.operator(), j.IntN(3))
}
