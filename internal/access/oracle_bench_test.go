package access

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"buendnis/internal/civil"
	"buendnis/internal/rule"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
)

// BenchmarkLawAgainstPartialEvaluation asks whole rules in force, their
// requirements and ways as one condition, about people of whom half is known:
// ours, and CEL's partial evaluation, each with the person prepared. For CEL
// what can be worked out before is: days are values, groups are lists, derived
// facts are given. ratio is how many times as long CEL takes. settled is where
// CEL has an answer; in all are those, too, for which ours searches all
// completions, while CEL leaves it at "unknown".
func BenchmarkLawAgainstPartialEvaluation(b *testing.B) {
	book := loadLaw(b)
	all := lawPairs(b, book)
	var settled []pair
	for _, p := range all {
		if v, _, err := p.program.Eval(p.vars); err == nil && !types.IsUnknown(v) {
			settled = append(settled, p)
		}
	}
	for name, pairs := range map[string][]pair{"all": all, "settled": settled} {
		b.Run(name, func(b *testing.B) {
			var own, peer time.Duration
			for b.Loop() {
				own += timedPairs(pairs, (*pair).ours)
				peer += timedPairs(pairs, (*pair).theirs)
			}
			n := float64(b.N * len(pairs) * again)
			b.ReportMetric(float64(own.Nanoseconds())/n, "own-ns")
			b.ReportMetric(float64(peer.Nanoseconds())/n, "cel-ns")
			b.ReportMetric(float64(peer)/float64(own), "ratio")
		})
	}
}

// pair is a condition and a person, prepared for both.
type pair struct {
	known   *rule.Knowledge
	test    *rule.Test
	program cel.Program
	vars    cel.PartialActivation
}

func (p *pair) ours() {
	for range again {
		p.known.Holds(p.test)
	}
}

func (p *pair) theirs() {
	for range again {
		p.program.Eval(p.vars)
	}
}

// again is how often a pair is asked in a row, so that both have the person at
// hand, as one has who was just read.
const again = 20

func timedPairs(pairs []pair, ask func(*pair)) time.Duration {
	start := time.Now()
	for i := range pairs {
		ask(&pairs[i])
	}
	return time.Since(start)
}

// asOne is the whole rule as one condition, without what CEL can't answer:
// verdicts of other rules and open points of law.
func (v *version) asOne() string {
	var ways []string
	for _, w := range v.ways {
		ways = append(ways, sourceOf(w.when, " && "))
	}
	return sourceOf(v.requires, " && ") + " && (" + strings.Join(append(ways, "false"), " || ") + ")"
}

func sourceOf(of []*condition, by string) string {
	parts := []string{}
	for _, c := range of {
		switch {
		case strings.Contains(c.source, "verdict(") || strings.Contains(c.source, "open_law("):
		case c.join == "":
			parts = append(parts, "("+c.source+")")
		case c.join == "not":
			parts = append(parts, "!"+sourceOf(c.of, by))
		case c.join == "any":
			parts = append(parts, sourceOf(c.of, " || "))
		default:
			parts = append(parts, sourceOf(c.of, " && "))
		}
	}
	if len(parts) == 0 {
		return "true"
	}
	return "(" + strings.Join(parts, by) + ")"
}

// lawPairs are the rules with some people each.
func lawPairs(b testing.TB, book *Rulebook) []pair {
	on := civil.MustParse("2024-02-15")
	o, people := newOracle(b, book), newPeople(book, 7)
	o.on = on
	var list []pair
	for _, i := range book.Instruments() {
		v, _ := book.versionOn(i.ID, on)
		if v == nil {
			continue
		}
		p, in := book.language.NewProgram(on), scope{book, v, on}
		e, err := book.language.Compile(v.asOne())
		if err != nil {
			b.Fatal(err)
		}
		test, program := p.Test(e, in), o.prepare(b, e.Source)
		intake := book.intake(p.Finish())
		for range 100 {
			facts := people.facts(intake.names, on)
			list = append(list, pair{intake.know(facts, nil, false), test, program, o.asks(b, facts, in).prepared(e)})
		}
	}
	return list
}

var literalDay = regexp.MustCompile(`date\('(\d{4})-(\d\d)-(\d\d)'\)`)

// prepare writes a condition as it is quickest for CEL.
func (o *oracle) prepare(b testing.TB, source string) cel.Program {
	source = literalDay.ReplaceAllString(source, "day_${1}_${2}_${3}")
	for name, codes := range o.b.language.Groups {
		source = strings.ReplaceAll(source, "in_group(status, '"+name+"')", "(status in ['"+strings.Join(codes, "', '")+"'])")
	}
	env := o.env
	for _, name := range regexp.MustCompile(`day_\w+`).FindAllString(source, -1) {
		var err error
		if env, err = env.Extend(cel.Variable(name, cel.TimestampType)); err != nil {
			b.Fatal(err)
		}
	}
	outer := o.env
	o.env = env
	defer func() { o.env = outer }()
	return o.program(b, source).Program
}

// prepared is what is known about the person, for one condition.
func (a *asks) prepared(e *rule.Expr) cel.PartialActivation {
	known, unknown := a.known(a.program(a.t, e.Source))
	for _, day := range literalDay.FindAllString(e.Source, -1) {
		text := strings.TrimSuffix(strings.TrimPrefix(day, "date('"), "')")
		known["day_"+strings.ReplaceAll(text, "-", "_")] = timestamp(civil.MustParse(text))
	}
	vars, err := cel.PartialVars(known, unknown...)
	if err != nil {
		a.t.Fatal(err)
	}
	return vars
}
