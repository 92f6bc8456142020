package access

import (
	"slices"

	"buendnis/internal/rule"
)

// Explanation is a decision with the whole rule beside it, step by step: what
// must hold, which way was looked at in which order, which one gave the
// verdict, and what was known.
type Explanation struct {
	Decision
	Beyond    *WayStep // the person is, or may be, one of whom the rules don't speak; taken: nothing else counts
	Requires  []Step
	Met       bool // no requirement fails, so the ways count
	Ways      []WayStep
	Otherwise *WayStep // what holds where no way does; nil: nein without a word
}

// Step is a condition, or several joined by all or any, and whether it holds.
type Step struct {
	Join       string
	Of         []Step
	Norm, Text string
	Holds      *bool   // nil: open
	Known      []Known // what the condition hangs on
}

// WayStep is a way to a verdict. Taken is the one that gave it.
type WayStep struct {
	Verdict    Verdict
	Norm, Text string
	Holds      *bool // all conditions together; nil: open
	Taken      bool
	Steps      []Step
}

// Explain answers a question completely and says how.
func (b *Rulebook) Explain(q Question) (Explanation, error) { return b.explain(q, true) }

// Outline is Explain without what the conditions hang on; for many rules at once.
func (b *Rulebook) Outline(q Question) (Explanation, error) { return b.explain(q, false) }

func (b *Rulebook) explain(q Question, known bool) (Explanation, error) {
	d, err := b.Decide(q)
	e := Explanation{Decision: d}
	v, _ := b.versionOn(q.Instrument, q.On)
	if err != nil || v == nil {
		return e, err
	}
	r := b.ruling(v, q.On)
	a := &answer{b: b, q: &q, r: r, k: b.know(r, &q), d: &d, telling: known}
	if e.Beyond = a.beyond(); e.Beyond != nil && e.Beyond.Taken {
		return e, nil
	}
	e.Met = true
	for i, c := range v.requires {
		truth := a.k.Holds(r.needed[i])
		step := a.step(c)
		step.Holds = holdsOf(truth)
		e.Met = e.Met && truth != rule.False
		e.Requires = append(e.Requires, step)
	}
	e.takeWays(a)
	return e, nil
}

// beyond is the way of those of whom the rules don't speak, nil where the
// person surely is none of them.
func (a *answer) beyond() *WayStep {
	if a.r.outside == nil {
		return nil
	}
	truth, way := a.k.Holds(a.r.outside), a.r.version.outside.way
	if truth == rule.False {
		return nil
	}
	return &WayStep{Verdict: way.verdict, Norm: way.norm, Text: way.text, Holds: holdsOf(truth), Taken: truth == rule.True}
}

// takeWays lists the ways in their order; the first that surely holds, after
// nothing that is open, gave the verdict.
func (e *Explanation) takeWays(a *answer) {
	v := a.r.version
	sure := func(s Step) bool { return s.Holds != nil && *s.Holds }
	open := e.Beyond != nil || slices.ContainsFunc(e.Requires, func(s Step) bool { return !sure(s) })
	for i, w := range v.ways {
		truth := a.k.Holds(a.r.ways[i])
		way := WayStep{Verdict: w.verdict, Norm: w.norm, Text: w.text, Holds: holdsOf(truth), Taken: truth == rule.True && !open}
		for _, c := range w.when {
			way.Steps = append(way.Steps, a.step(c))
		}
		open = open || truth != rule.False
		e.Ways = append(e.Ways, way)
	}
	if o := v.otherwise; o != nil {
		e.Otherwise = &WayStep{Verdict: o.verdict, Norm: o.norm, Text: o.text, Taken: !open}
	}
}

// step explains a condition. What stands under not reads as what is required
// (lawformat), so not itself is no step, and all and any change places.
func (a *answer) step(c *condition) Step {
	switch c.join {
	case "":
		step := Step{Norm: c.norm, Text: c.text, Holds: holdsOf(a.holds(c))}
		if a.telling {
			step.Known = a.known(c.expr)
		}
		return step
	case "not":
		return a.step(c.of[0])
	}
	step := Step{Join: c.shownJoin()}
	for _, of := range c.of {
		step.Of = append(step.Of, a.step(of))
	}
	step.Holds = joined(step.Join, step.Of)
	return step
}

// shownJoin is how the parts of a condition are joined as their texts read.
func (c *condition) shownJoin() string {
	if c.negated {
		return map[string]string{"all": "any", "any": "all"}[c.join]
	}
	return c.join
}

// joined is the truth of steps that are joined.
func joined(join string, steps []Step) *bool {
	settles := join == "any"
	unless := !settles
	truth := &unless
	for _, s := range steps {
		switch {
		case s.Holds != nil && *s.Holds == settles:
			return s.Holds
		case s.Holds == nil:
			truth = nil
		}
	}
	return truth
}

// holdsOf is a truth as answers say it: nil where it is open.
func holdsOf(t rule.Truth) *bool {
	if t == rule.Open {
		return nil
	}
	holds := t == rule.True
	return &holds
}
