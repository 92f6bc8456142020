package rule

import (
	"testing"
	"time"

	"buendnis/internal/civil"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
)

// The same condition, the same person, one fact unknown: our closures against
// CEL's own partial evaluation, side by side. ratio is how many times as long
// CEL takes.
const benchCondition = "(c in ['k1', 'k2'] && n >= 3 || c == 'k3') && d <= date('2020-01-31') && (a || b)"

func BenchmarkHoldsAgainstPartialEvaluation(b *testing.B) {
	ours, theirs := ourHolds(b), celHolds(b)
	if !ours() || !theirs() {
		b.Fatal("beide müssen True sagen")
	}
	var own, peer time.Duration
	for b.Loop() {
		own += timed(ours)
		peer += timed(theirs)
	}
	b.ReportMetric(float64(own.Nanoseconds())/float64(b.N)/repeat, "own-ns")
	b.ReportMetric(float64(peer.Nanoseconds())/float64(b.N)/repeat, "cel-ns")
	b.ReportMetric(float64(peer)/float64(own), "ratio")
}

const repeat = 200

func timed(f func() bool) time.Duration {
	start := time.Now()
	for range repeat {
		f()
	}
	return time.Since(start)
}

func ourHolds(b *testing.B) func() bool {
	l := tinyLanguage(b)
	e, err := l.Compile(benchCondition)
	if err != nil {
		b.Fatal(err)
	}
	p := l.NewProgram(today)
	test := p.Test(e, noScope{})
	p.Finish()
	facts := Facts{
		"c": {Kind: Enum, Set: 1}, "n": IntValue(4, 4), "d": DateValue(civil.MustParse("2020-01-15")), "a": BoolValue(true),
	}
	k := p.Know(facts, facts)
	return func() bool { return k.Holds(test) == True }
}

func celHolds(b *testing.B) func() bool {
	env, err := cel.NewEnv(
		cel.Variable("a", cel.BoolType), cel.Variable("b", cel.BoolType), cel.Variable("c", cel.StringType),
		cel.Variable("d", cel.TimestampType), cel.Variable("n", cel.IntType),
	)
	if err != nil {
		b.Fatal(err)
	}
	// CEL has no constant folding for our date(): its own literal instead.
	checked, issues := env.Compile("(c in ['k1', 'k2'] && n >= 3 || c == 'k3') && d <= timestamp('2020-01-31T00:00:00Z') && (a || b)")
	if issues.Err() != nil {
		b.Fatal(issues.Err())
	}
	program, err := env.Program(checked, cel.EvalOptions(cel.OptOptimize, cel.OptPartialEval))
	if err != nil {
		b.Fatal(err)
	}
	vars, err := cel.PartialVars(map[string]any{
		"c": "k1", "n": 4, "d": civil.MustParse("2020-01-15").Time(), "a": true,
	}, cel.AttributePattern("b"))
	if err != nil {
		b.Fatal(err)
	}
	return func() bool {
		out, _, err := program.Eval(vars)
		return err == nil && out == types.True
	}
}
