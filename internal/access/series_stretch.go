package access

import (
	"cmp"
	"fmt"
	"sync"

	"buendnis/internal/rule"
)

// askedDay is a rule on one day.
type askedDay struct {
	in      *intake
	outline *rule.Outline
	r       *ruling    // of an instrument
	lifted  *condition // of its rule, for everybody; nil: none
	test    *rule.Test // of a condition
}

// ruledDay is nil where no version is in force.
func (b *Rulebook) ruledDay(instrument string, day SeriesDay) *askedDay {
	v, _ := b.versionOn(instrument, day.Law)
	if v == nil {
		return nil
	}
	r := b.ruling(v, day.On)
	if day.Law != day.On {
		r = b.newRuling(v, day.Law, day.On)
	}
	return &askedDay{in: r.in, outline: r.program.Outline(r.verdict, r.leaves...), r: r}
}

// lift takes away the first condition that is named.
func (d *askedDay) lift(named func(RuleCondition) bool) {
	for _, c := range d.r.version.leaves {
		if named(d.r.version.shownCondition(c)) {
			d.lifted = c
			return
		}
	}
}

// frame is equal for days on which people with equal keys get equal replies.
func (d *askedDay) frame() string {
	if d.lifted == nil {
		return d.outline.Frame()
	}
	return fmt.Sprint(d.lifted.mark, " ", d.outline.Frame())
}

// stretch is days on which a rule asks the same: there only the distance of
// dates from the day changes, and that in one direction.
type stretch struct {
	s        *Series
	first    int // position of its first day in the series
	days     []*askedDay
	memory   *replies // nil: no version is in force
	moving   []string
	visitors sync.Pool

	mu    sync.Mutex
	turns map[string][]bool // moving fact and value → the days on which its meaning changes
}

func (t *stretch) last() int { return t.first + len(t.days) - 1 }

// takes tells whether the day goes on the stretch. Where two limits meet and
// part again (months have different lengths), a new one begins: within a
// stretch every order changes once at most.
func (t *stretch) takes(day *askedDay) bool {
	if day == nil || t.memory == nil {
		return day == nil && t.memory == nil
	}
	last := t.days[len(t.days)-1]
	if last.frame() != day.frame() {
		return false
	}
	return len(t.days) < 2 || steady(t.days[0].outline.Limits(), last.outline.Limits(), day.outline.Limits())
}

// steady tells whether no two days changed their order and went back.
func steady(first, middle, last []int64) bool {
	for i := range first {
		for j := range i {
			a, b, c := cmp.Compare(first[i], first[j]), cmp.Compare(middle[i], middle[j]), cmp.Compare(last[i], last[j])
			if (b-a)*(c-b) < 0 {
				return false
			}
		}
	}
	return true
}

// turned marks the days on which a moving value comes to mean something else
// than on the day before.
func (t *stretch) turned(fact string, value rule.Value) []bool {
	key := string(value.AppendKey([]byte(fact)))
	t.mu.Lock()
	defer t.mu.Unlock()
	turns, ok := t.turns[key]
	if !ok {
		turns = make([]bool, len(t.days))
		var before, now []byte
		for i, day := range t.days {
			known := false
			now, known = day.outline.Moved(fact, value, now[:0])
			turns[i] = !known || i > 0 && string(before) != string(now)
			before, now = now, before
		}
		t.turns[key] = turns
	}
	return turns
}

func (t *stretch) visitor() *visitor {
	if v, ok := t.visitors.Get().(*visitor); ok {
		return v
	}
	return &visitor{stretch: t, desks: make([]*desk, len(t.days)), keys: make([][]byte, len(t.days)), turns: make([]bool, len(t.days))}
}
