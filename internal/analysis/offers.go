package analysis

import (
	"fmt"
	"slices"
	"strings"

	"buendnis/internal/access"
	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/offer"
	"buendnis/internal/person"
	"buendnis/internal/rule"
)

// supply is an offer that counts.
type supply struct {
	offer.Offer
	gate       *gate // nil: no legal gate
	conditions []*condition
}

// gate is an instrument on a day, with its answer for every class.
type gate struct {
	instrument string
	law        *access.Gate
	conditions map[int]access.RuleCondition // by their id
	offers     int                          // how many offers stand behind it
	answers    []answer
}

// answer is what a gate says about a class.
type answer struct {
	verdict access.Verdict
	missing []string
	tried   bool                   // lifting is known
	lifting []access.RuleCondition // each alone keeps the class out
}

// condition is an offer's own entry condition on a day; each class is asked
// once, when it is needed.
type condition struct {
	*access.Condition
	source  string
	on      civil.Date
	answers []entryAnswer
}

// entryAnswer is what a condition says about a class.
type entryAnswer struct {
	asked   bool
	truth   rule.Truth
	missing []string // where it is open
}

// takeOffers keeps the offers that count in the period, ordered by their id.
func (r *run) takeOffers(book *access.Rulebook, offers []offer.Offer) error {
	counting := slices.DeleteFunc(slices.Clone(offers), func(o offer.Offer) bool { return !o.Runs(r.On, r.lastDay()) })
	slices.SortFunc(counting, func(a, b offer.Offer) int { return strings.Compare(a.ID, b.ID) })
	b := &opener{run: r, book: book, gates: map[string]*gate{}, conditions: map[string]*condition{}}
	for i, o := range counting {
		if i > 0 && counting[i-1].ID == o.ID {
			return fault.New(fault.Invalid, "Die Kennung „%s“ tragen zwei Angebote. Geben Sie jedem Angebot eine eigene.", o.ID)
		}
		s, err := b.open(o)
		if err != nil {
			return err
		}
		r.offers = append(r.offers, s)
	}
	r.askGates()
	return nil
}

// askGates asks every gate about every class.
func (r *run) askGates() {
	atOnce(len(r.gates), func(k int) {
		g := r.gates[k]
		for i, class := range r.classes {
			g.answers[i].verdict, g.answers[i].missing = g.law.Verdict(class.Facts)
		}
	})
}

// opener asks the rulebook once for every instrument, condition and day.
type opener struct {
	*run
	book       *access.Rulebook
	gates      map[string]*gate
	conditions map[string]*condition
}

func (b *opener) open(o offer.Offer) (s supply, err error) {
	if err = o.Validate(); err != nil {
		return s, err
	}
	for _, kind := range o.Serves {
		if b.need(kind) < 0 {
			return s, fault.New(fault.Invalid, "Angebot „%s“ dient dem Bedarf „%s“, den es nicht gibt. Die Arten stehen in law/needs/kinds.yaml.", o.ID, kind)
		}
	}
	s.Offer = o
	on := o.DecidedOn(b.On)
	if o.Instrument != nil {
		if s.gate, err = b.gate(*o.Instrument, b.law.on(o, b.On), on); err != nil {
			return s, fault.Wrap(fault.Invalid, err, "Angebot „%s“: %s", o.ID, fault.SentenceOf(err))
		}
		s.gate.offers++
	}
	for _, source := range o.Conditions {
		c, err := b.condition(source, on)
		if err != nil {
			return s, fault.Wrap(fault.Invalid, err, "Angebot „%s“, Bedingung „%s“: %s", o.ID, source, fault.SentenceOf(err))
		}
		s.conditions = append(s.conditions, c)
	}
	return s, nil
}

func (b *opener) gate(instrument string, lawDay, on civil.Date) (*gate, error) {
	key := fmt.Sprint(instrument, " ", lawDay, " ", on)
	if g, ok := b.gates[key]; ok {
		return g, nil
	}
	law, err := b.law.gate(b.book, instrument, lawDay, on)
	if err != nil {
		return nil, err
	}
	g := &gate{instrument: instrument, law: law, conditions: map[int]access.RuleCondition{}, answers: make([]answer, len(b.classes))}
	for _, c := range law.Conditions() {
		g.conditions[c.ID] = c
	}
	b.gates[key] = g
	b.run.gates = append(b.run.gates, g)
	return g, nil
}

func (b *opener) condition(source string, on civil.Date) (*condition, error) {
	key := fmt.Sprint(on, " ", source)
	if c, ok := b.conditions[key]; ok {
		return c, nil
	}
	compiled, err := b.book.Condition(source)
	if err != nil {
		return nil, err
	}
	c := &condition{Condition: compiled, source: source, on: on, answers: make([]entryAnswer, len(b.classes))}
	b.conditions[key] = c
	return c, nil
}

// of asks about a class.
func (c *condition) of(at int, class person.Class) entryAnswer {
	a := &c.answers[at]
	if !a.asked {
		a.asked, a.truth = true, c.Holds(c.on, class.Facts)
		if a.truth == rule.Open {
			a.missing = c.Missing(c.on, class.Facts)
		}
	}
	return *a
}
