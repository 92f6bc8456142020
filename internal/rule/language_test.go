package rule

import "testing"

// Whatever somebody writes as a condition: it is refused with a reason, or it
// can be asked, and says the same laid out flat.
func FuzzConditions(f *testing.F) {
	l := tinyLanguage(f)
	scope := newTinyScope(f, l)
	for _, source := range []string{
		benchCondition, "d < e && !(add_months(e, 1) >= add_days(d, 20))", "months_since(d) != 3 || m == 2", "x ? y == 'u' : c in []",
		"in_table('sicher', land) || in_group(c, 'OBEN')", "stated(a) && open_law('streitig', 'eine Frage')", "n > 99999999999999999999", "c == '", "age(d) in [1]", "((((((a))))))",
		"on <= latest('02-29')", "birthday(d, -9999) < add_months(e, 12000)",
	} {
		f.Add(source)
	}
	f.Fuzz(func(t *testing.T, source string) {
		e, err := l.Compile(source)
		if err != nil {
			if err.Error() == "" {
				t.Error("ohne Grund abgelehnt")
			}
			return
		}
		p := l.NewProgram(today)
		test := p.Test(e, scope)
		p.Finish()
		for _, facts := range []Facts{nil, {"a": BoolValue(true), "d": DateValue(today)}, {"n": IntValue(1, 3), "c": {Kind: Enum, Set: 5}}} {
			k := p.Know(facts, facts)
			tree, _ := test.when.tree.look(k.s)
			if laid := p.layOut(test.when.tree).truth(k.s); laid != tree {
				t.Errorf("%s: %d statt %d", source, laid, tree)
			}
			k.Holds(test)
			k.Lacking(test)
		}
	})
}
