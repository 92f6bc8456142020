package access

import (
	"slices"
	"sync"

	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/rule"
)

// Series is an instrument, or a condition in the rule language, asked on many
// days about many people. Offers begin on any day, and the law looks at each
// day anew; but from one day to the next hardly any answer changes. So a person
// is decided on few days, and people who are alike to the rule once
// (rule.Outline says when they are). It is safe for concurrent use.
type Series struct {
	b         *Rulebook
	stretches []*stretch
	closed    *Reply // where no version is in force
	memory    map[string]*replies
	names     []string // of the facts that are asked

	mu    sync.RWMutex
	alike map[string][]Span // by those facts
}

// Reply is what a rule says; many people share it.
type Reply struct {
	Verdict Verdict  // of a condition: Ja, Nein, or Unklar
	Missing []string // if and only if the verdict is open for want of facts

	sets    [][]string
	lifting []Lifted
	lifted  sync.Once
}

// Span is the reply for the days from First to Last, as positions.
type Span struct {
	First, Last int
	*Reply
}

// replies are those of all people whom the same conditions can tell apart.
type replies struct {
	mu   sync.RWMutex
	of   map[string]*Reply
	more map[string]*Reply // with what else could settle it; see released
}

// SeriesDay is the day whose law decides, and the day on which people are as
// they are; see GateUnder.
type SeriesDay struct{ Law, On civil.Date }

// Series prepares an instrument for days, on which On rises; the background is
// "unauffaellig". Without (nil: nothing) names a condition that is lifted for
// everybody.
func (b *Rulebook) Series(instrument string, days []SeriesDay, without func(RuleCondition) bool) (*Series, error) {
	if err := b.checkQuestion(&Question{Instrument: instrument}); err != nil {
		return nil, fault.Wrap(fault.Invalid, err, "%s", fault.SentenceOf(err))
	}
	s := b.newSeries()
	for i, day := range days {
		asked := b.ruledDay(instrument, day)
		if asked != nil && without != nil {
			asked.lift(without)
		}
		s.add(i, asked)
	}
	return s, nil
}

// ConditionSeries prepares a condition for days, which rise; the error is a
// German sentence.
func (b *Rulebook) ConditionSeries(source string, days []civil.Date) (*Series, error) {
	c, err := b.Condition(source)
	if err != nil {
		return nil, err
	}
	s := b.newSeries()
	for i, on := range days {
		p := b.language.NewProgram(on)
		test := p.Test(c.expr, scope{b, nil, on})
		p.Finish()
		s.add(i, &askedDay{in: b.intake(p), outline: p.Outline(nil, test), test: test})
	}
	return s, nil
}

func (b *Rulebook) newSeries() *Series {
	return &Series{b: b, closed: &Reply{Verdict: Nein}, memory: map[string]*replies{}, alike: map[string][]Span{}}
}

// add puts a day to the stretch before it if the rule asks the same on both.
func (s *Series) add(i int, day *askedDay) {
	if n := len(s.stretches); n > 0 && s.stretches[n-1].takes(day) {
		s.stretches[n-1].days = append(s.stretches[n-1].days, day)
		return
	}
	if day != nil {
		s.names = append(s.names, day.in.names...)
		slices.Sort(s.names)
		s.names = slices.Compact(s.names)
	}
	t := &stretch{s: s, first: i, days: []*askedDay{day}}
	if day != nil {
		frame := day.frame()
		if s.memory[frame] == nil {
			s.memory[frame] = &replies{of: map[string]*Reply{}, more: map[string]*Reply{}}
		}
		t.memory, t.moving, t.turns = s.memory[frame], day.outline.Moving(), map[string][]bool{}
	}
	s.stretches = append(s.stretches, t)
}

// Spans are the replies about somebody, from the first day to the last. They may
// be shared and must not be changed.
func (s *Series) Spans(facts rule.Facts) []Span {
	if len(s.names) > fewFacts {
		return s.visit(facts)
	}
	var key []byte
	for _, name := range s.names {
		if value, given := facts[name]; given {
			key = value.AppendKey(key)
		}
		key = append(key, ',')
	}
	s.mu.RLock()
	spans, known := s.alike[string(key)]
	s.mu.RUnlock()
	if !known {
		spans = s.visit(facts)
		s.mu.Lock()
		s.alike[string(key)] = spans
		s.mu.Unlock()
	}
	return spans
}

// fewFacts is how many facts of people with equal facts are worth being looked
// for.
const fewFacts = 8

// visit takes somebody through all days.
func (s *Series) visit(facts rule.Facts) (spans []Span) {
	for _, t := range s.stretches {
		if t.memory == nil {
			spans = append(spans, Span{t.first, t.last(), s.closed})
			continue
		}
		v := t.visitor()
		spans = v.spans(facts, spans)
		t.visitors.Put(v)
	}
	return spans
}
