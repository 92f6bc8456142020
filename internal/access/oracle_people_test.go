package access

import (
	"io/fs"
	"math/rand/v2"
	"regexp"
	"slices"

	"buendnis/internal/civil"
	"buendnis/internal/rule"
	"buendnis/law"
)

// people draws facts that are exact or not known at all, near the days and
// numbers at which rules turn.
type people struct {
	*rand.Rand
	b    *Rulebook
	days []civil.Date // that stand in the law
}

func newPeople(b *Rulebook, seed uint64) *people {
	p := &people{Rand: rand.New(rand.NewPCG(seed, 1)), b: b}
	files, _ := fs.Glob(law.FS, "*/*.yaml")
	for _, file := range append(files, "derived.yaml") {
		raw, _ := fs.ReadFile(law.FS, file)
		for _, day := range regexp.MustCompile(`\d{4}-\d\d-\d\d`).FindAllString(string(raw), -1) {
			if d, err := civil.Parse(day); err == nil {
				p.days = append(p.days, d)
			}
		}
	}
	return p
}

// facts draws the named facts: a third is not asked, some are asked and not
// known.
func (p *people) facts(names []string, on civil.Date) rule.Facts {
	facts := rule.Facts{}
	for _, name := range names {
		fact, ok := p.b.vocabulary.Fact(name)
		if !ok {
			continue
		}
		switch p.IntN(9) {
		case 0, 1, 2:
		case 3:
			facts[name] = rule.Value{}
		default:
			if !fact.Derived || p.IntN(4) == 0 {
				facts[name] = p.value(fact, on)
			}
		}
	}
	return facts
}

// value draws an exact one.
func (p *people) value(f *rule.Fact, on civil.Date) rule.Value {
	switch f.Type {
	case rule.Bool:
		return rule.BoolValue(p.IntN(2) == 0)
	case rule.Enum:
		return rule.Value{Kind: rule.Enum, Set: 1 << p.IntN(len(f.Choices))}
	case rule.Country:
		return rule.Value{Kind: rule.Country, Code: pick(p.Rand, []string{"SYR", "AFG", "GEO", "ALB", "GIN", "SOM", "MDA", "ERI"})}
	case rule.Date:
		return rule.DateValue(p.day(on))
	case rule.List:
		return rule.Value{Kind: rule.List, Items: p.items(f, on)}
	case rule.Number:
		n := int64(p.IntN(200)) * 250
		return rule.Value{Kind: rule.Number, Lo: n, Hi: n}
	}
	n := int64(p.IntN(40))
	return rule.IntValue(n, n)
}

func (p *people) day(on civil.Date) civil.Date {
	near := p.IntN(3) - 1
	switch p.IntN(4) {
	case 0:
		return pick(p.Rand, p.days).AddDays(near)
	case 1:
		return civil.Birthday(on, -14-p.IntN(14)).AddDays(near)
	}
	return on.AddMonths(-p.IntN(40)).AddDays(near)
}

func (p *people) items(f *rule.Fact, on civil.Date) []map[string]any {
	list := make([]map[string]any, p.IntN(3))
	for i := range list {
		list[i] = map[string]any{}
		from := p.day(on)
		for _, field := range f.Items {
			switch {
			case field.Type == rule.Bool:
				list[i][field.Name] = p.IntN(2) == 0
			case field.Name == "bis" && p.IntN(3) == 0:
				list[i][field.Name] = nil
			case field.Name == "bis":
				list[i][field.Name] = from.AddDays(p.IntN(200)).String()
			default:
				list[i][field.Name] = from.String()
			}
		}
	}
	return list
}

// completed makes every base fact exact that is not, within what is known.
func (p *people) completed(facts rule.Facts, names []string, on civil.Date) rule.Facts {
	whole := rule.Facts{}
	for name, v := range facts {
		whole[name] = v
	}
	for _, name := range names {
		fact, ok := p.b.vocabulary.Fact(name)
		if !ok || p.exact(fact, facts[name]) {
			continue
		}
		for {
			if whole[name] = p.value(fact, on); p.may(fact, facts[name], whole[name], on) {
				break
			}
		}
	}
	return whole
}

// exact tells whether the value is one, and no paper that stands for several.
func (p *people) exact(f *rule.Fact, v rule.Value) bool {
	return v.Known() && v.Exact() && p.b.language.Sets[f.Name][f.Format(v)] == nil
}

// may tells whether an exact value is one of those that are known to be left.
func (p *people) may(f *rule.Fact, known, v rule.Value, on civil.Date) bool {
	sets, code := p.b.language.Sets[f.Name], f.Format(v)
	if sets == nil {
		return true
	}
	left := sets[f.Format(known)]
	return sets[code] == nil && p.b.language.Exists(code, on) && (left == nil || slices.Contains(left, code))
}
