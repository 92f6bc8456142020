package access

import (
	"maps"
	"slices"

	"buendnis/internal/civil"
	"buendnis/internal/rule"
)

// prober is a probe of a version on a day.
type prober struct {
	b     *Rulebook
	on    civil.Date
	in    scope
	probe *rule.Probe
	asked *intake
}

// sought is a quest in the words of a probe.
type sought struct{ wish, sure, unsure *rule.Wish }

func (b *Rulebook) prober(v *version, on civil.Date, free map[string]uint64) *prober {
	return &prober{b: b, on: on, in: scope{b, v, on}, probe: b.language.NewProbe(on, free)}
}

func (p *prober) seeks(q quest) sought {
	s := sought{wish: p.probe.Wish(q.wish, p.in)}
	if q.sure != nil {
		s.sure, s.unsure = p.probe.Wish(q.sure, p.in), p.probe.Wish(q.unsure, p.in)
	}
	return s
}

func (p *prober) finish() {
	p.probe.Finish()
	p.asked = p.b.intake(p.probe.Program)
}

// leeways are what is taken for granted, the less the better.
var leeways = []rule.Leeway{{}, {Law: true}, {Law: true, Papers: true}}

// find looks for somebody with as little leeway as will do. Most of whom there
// is nobody at all are found out with the most.
func (p *prober) find(s *sought) *Example {
	most := len(leeways) - 1
	last := p.findWith(s, leeways[most])
	for _, leeway := range leeways[:most] {
		if last == nil || !last.Hypothetical() {
			return last
		}
		if found := p.findWith(s, leeway); found != nil {
			return found
		}
	}
	return last
}

func (p *prober) findWith(s *sought, leeway rule.Leeway) (shown *Example) {
	_, found, sure := p.probe.Seek(s.wish, leeway, func(e rule.Example) bool {
		shown = p.shows(s, &e)
		return shown != nil
	})
	if !found && !sure {
		return &Example{On: p.on, Unsure: true}
	}
	return shown
}

// shows asks as a question would be asked; with the background only where
// something unstated has to be assumed.
func (p *prober) shows(s *sought, e *rule.Example) *Example {
	for _, background := range []string{"", Unauffaellig} {
		shown := &Example{On: p.on, Facts: e.Facts, Background: background, OpenLaw: e.OpenLaw, Papers: e.Papers}
		if p.comesTrue(s, shown, e.Assumed) {
			return p.fewest(s, shown, e.Assumed)
		}
		if !e.Assumed {
			break
		}
	}
	return nil
}

// comesTrue asks the wish of an example. Where something counts that is not
// stated (open), what hangs on it need not be sure.
func (p *prober) comesTrue(s *sought, e *Example, open bool) bool {
	if len(p.b.Contradictions(p.on, e.Facts)) > 0 {
		return false
	}
	k := p.asked.know(e.Facts, nil, e.Background != "")
	if k.Grants(p.probe, s.wish, e.OpenLaw) {
		return true
	}
	return open && s.sure != nil && k.Grants(p.probe, s.sure, e.OpenLaw) && !k.Grants(p.probe, s.unsure, e.OpenLaw)
}

// fewest leaves out the facts that do not count after all.
func (p *prober) fewest(s *sought, e *Example, open bool) *Example {
	for _, name := range slices.Sorted(maps.Keys(e.Facts)) {
		value := e.Facts[name]
		delete(e.Facts, name)
		if !p.comesTrue(s, e, open) {
			e.Facts[name] = value
		}
	}
	return e
}
