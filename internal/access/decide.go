package access

import (
	"fmt"
	"slices"

	"buendnis/internal/fault"
	"buendnis/internal/rule"
)

// Decide answers a question completely.
func (b *Rulebook) Decide(q Question) (Decision, error) {
	if err := b.checkQuestion(&q); err != nil {
		return Decision{}, err
	}
	d := Decision{
		ID: q.ID, Instrument: q.Instrument, On: q.On,
		Missing: []string{}, MissingSets: [][]string{}, Reasons: []Reason{}, Opens: []Opening{}, Flags: []string{},
	}
	v, nearest := b.versionOn(q.Instrument, q.On)
	if v == nil {
		b.outOfForce(&d, &q, nearest)
		return d, nil
	}
	r := b.ruling(v, q.On)
	k := b.know(r, &q)
	d.Verdict, d.Version = r.verdictOf(k), v.shown()
	a := &answer{b: b, q: &q, r: r, k: k, d: &d}
	a.missing()
	a.reasons()
	a.flags()
	a.openings()
	return d, nil
}

// answer is a decision in the making.
type answer struct {
	b *Rulebook
	q *Question
	r *ruling
	k *rule.Knowledge
	d *Decision

	ahead   *Question // as it is asked on later days; nil: nobody has asked
	telling bool      // also what conditions hang on
}

func (b *Rulebook) checkQuestion(q *Question) error {
	if _, known := b.instrument(q.Instrument); !known {
		return fault.New(fault.Invalid, "Das Instrument „%s“ gibt es nicht; die Liste steht in law/instruments.yaml.", q.Instrument)
	}
	if b.rules[q.Instrument] == nil {
		return fault.New(fault.Invalid, "Für das Instrument „%s“ gibt es noch keine Regel.", q.Instrument)
	}
	if q.Background != "" && q.Background != Unauffaellig {
		return fault.New(fault.Invalid, "Den Hintergrund „%s“ gibt es nicht; möglich ist „%s“.", q.Background, Unauffaellig)
	}
	return b.contradicts(q)
}

// missing names the facts for want of which the verdict is open.
func (a *answer) missing() {
	if a.d.Verdict != Unklar {
		return
	}
	sets := a.released(a.k.Missing(a.r.verdict))
	a.d.MissingSets = append(a.d.MissingSets, sets...)
	a.d.Missing = append(a.d.Missing, union(sets)...)
	if len(sets) == 0 {
		a.flag(a.k.Disputed(a.r.verdict)...)
	}
}

// union is every name of the sets, sorted.
func union(sets [][]string) []string {
	var names []string
	for _, set := range sets {
		names = append(names, set...)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// outOfForce is the answer on a day without a version.
func (b *Rulebook) outOfForce(d *Decision, q *Question, nearest *version) {
	d.Verdict, d.Version = Nein, nearest.shown()
	i, _ := b.instrument(q.Instrument)
	text := fmt.Sprintf("Die Regel gilt erst ab dem %s.", nearest.from.German())
	if q.On > nearest.to {
		text = fmt.Sprintf("Die Regel galt nur bis zum %s.", nearest.to.German())
	}
	no := false
	d.Reasons = append(d.Reasons, Reason{Norm: firstOf(i.Norms), Text: text, Holds: &no})
	if nearest.bars() {
		return
	}
	a := &answer{b: b, q: q, d: d}
	a.addTime()
	if len(d.Opens) == 0 {
		a.offer(nearest.opens)
		a.onlyByLaw()
	}
}

func firstOf(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}
