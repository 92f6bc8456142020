package analysis

import (
	"cmp"
	endian "encoding/binary"
	"slices"
	"sync"

	"buendnis/internal/access"
	"buendnis/internal/civil"
)

// ruling is an instrument, or an offer's own condition, on all days on which an
// offer asks it, with the replies about every class.
type ruling struct {
	ruleKey
	gates  []*gate // by day
	series *access.Series
	spans  [][]access.Span // by class
}

// ruleKey is the id of an instrument, or a condition in the rule language.
type ruleKey struct{ instrument, condition string }

// gate is a ruling on one day.
type gate struct {
	*ruling
	access.SeriesDay
	at       int // position of the day
	offers   int // how many offers stand behind it
	liftable *liftable
}

// liftable are the conditions of a rule's version, and which of them each alone
// keep somebody out, by the reply that people get.
type liftable struct {
	conditions []access.RuleCondition

	mu       sync.RWMutex
	openings map[*access.Reply][]int
}

// find looks up the openings behind a reply, or makes the list.
func (l *liftable) find(reply *access.Reply, list func() []int) []int {
	l.mu.RLock()
	openings, known := l.openings[reply]
	l.mu.RUnlock()
	if !known {
		openings = list()
		l.mu.Lock()
		l.openings[reply] = openings
		l.mu.Unlock()
	}
	return openings
}

// condition is the one with an id.
func (l *liftable) condition(id int) access.RuleCondition {
	at := slices.IndexFunc(l.conditions, func(c access.RuleCondition) bool { return c.ID == id })
	return l.conditions[at]
}

// appendTo is equal for equal gates.
func (g *gate) appendTo(key []byte) []byte {
	key = append(append(key, g.instrument...), g.ruling.condition...)
	return endian.AppendVarint(endian.AppendVarint(key, int64(g.Law)), int64(g.On))
}

// of is the reply about a class.
func (g *gate) of(class int) *access.Reply {
	spans := g.spans[class]
	for k := range spans {
		if g.at <= spans[k].Last {
			return spans[k].Reply
		}
	}
	panic("analysis: a class has no reply on a day")
}

// opener asks the rulebook once for every instrument and condition.
type opener struct {
	*run
	book  *access.Rulebook
	rules map[ruleKey]*ruling
}

// gate is the one of a rule on a day; the error is about the rule.
func (b *opener) gate(key ruleKey, day access.SeriesDay) (*gate, error) {
	r, known := b.rules[key]
	if !known {
		r = &ruling{ruleKey: key}
		if _, err := b.series(r); err != nil {
			return nil, err
		}
		b.rules[key] = r
		b.rulings = append(b.rulings, r)
	}
	k, known := slices.BinarySearchFunc(r.gates, day, func(g *gate, day access.SeriesDay) int {
		return cmp.Or(cmp.Compare(g.On, day.On), cmp.Compare(g.Law, day.Law))
	})
	if !known {
		r.gates = slices.Insert(r.gates, k, &gate{ruling: r, SeriesDay: day})
	}
	return r.gates[k], nil
}

// series prepares a rule for the days that are known so far.
func (b *opener) series(r *ruling) (*access.Series, error) {
	if r.instrument == "" {
		days := make([]civil.Date, len(r.gates))
		for k, g := range r.gates {
			days[k] = g.On
		}
		return b.book.ConditionSeries(r.condition, days)
	}
	days := make([]access.SeriesDay, len(r.gates))
	for k, g := range r.gates {
		days[k] = g.SeriesDay
	}
	return b.book.Series(r.instrument, days, b.law.without(r.instrument))
}

// portion is how many classes are asked at a time.
const portion = 256

// ask asks every rule about every class.
func (b *opener) ask() error {
	errs := make([]error, len(b.rulings))
	atOnce(len(b.rulings), func(i int) { errs[i] = b.prepare(b.rulings[i]) })
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	portions := (len(b.classes) + portion - 1) / portion
	b.atOnce("Zugang entscheiden", portions*len(b.rulings), func(i int) {
		r, from := b.rulings[i/portions], i%portions*portion
		for c := from; c < min(from+portion, len(b.classes)); c++ {
			r.spans[c] = r.series.Spans(b.classes[c].Facts)
		}
	})
	return nil
}

func (b *opener) prepare(r *ruling) (err error) {
	if r.series, err = b.series(r); err != nil {
		return err
	}
	r.spans = make([][]access.Span, len(b.classes))
	var last *liftable
	for k, g := range r.gates {
		g.at = k
		if conditions := r.series.Conditions(k); last == nil || !slices.Equal(last.conditions, conditions) {
			last = &liftable{conditions: conditions, openings: map[*access.Reply][]int{}}
		}
		g.liftable = last
	}
	return nil
}
