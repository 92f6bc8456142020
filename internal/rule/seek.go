package rule

// Example is somebody for whom a wish comes true.
type Example struct {
	Facts   Facts
	Assumed bool // a fact counts that the question does not state: the background has to say it
	OpenLaw bool // so only if an open point of law is settled in one way
	Papers  bool // a paper names a code that does not exist on the day
}

// Leeway is what an example may take for granted, where there is no other.
type Leeway struct {
	Law    bool // open points of law may be settled one way
	Papers bool // a paper may name a code that does not exist on the day
}

// maxLooks bounds the search for one example.
const maxLooks = 200_000

// seeker is a search for an example: it asserts what is open until the wish
// surely comes true, and goes back where it can't.
type seeker struct {
	p      *Probe
	leeway Leeway
	accept func(Example) bool
	asked  []bool // variables that were asserted on the way
	looks  int
	found  Example
}

// Seek looks for somebody for whom the wish comes true and whom accept takes;
// nil takes anybody, and then nobody is shown. Sure tells, if nobody is found,
// whether everybody was looked at.
func (p *Probe) Seek(w *Wish, leeway Leeway, accept func(Example) bool) (found Example, ok, sure bool) {
	k := &seeker{p: p, leeway: leeway, accept: accept, asked: make([]bool, len(p.vars))}
	if k.seek(p.anybody(leeway, nil), w.formula, false) {
		return k.found, true, true
	}
	unbound := p.unbound()
	for name := range unbound {
		k.asked[p.index[name]] = true
	}
	ok = len(unbound) > 0 && k.seek(p.anybody(leeway, unbound), w.formula, false)
	return k.found, ok, k.looks < maxLooks
}

// unbound are the facts that lift bounds of dates though no condition asks for
// them: somebody who was away in between.
func (p *Probe) unbound() Facts {
	facts := Facts{}
	for i := range p.bounds {
		if unless := p.bounds[i].unless; unless != nil {
			if a, ok := unless.tree.(*atom); ok && a.kind == oneOf && a.mask == 2 && !p.vars[a.v].read {
				facts[p.vars[a.v].name] = BoolValue(true)
			}
		}
	}
	return facts
}

// anybody is all that a person can be of whom no more is known.
func (p *Probe) anybody(leeway Leeway, known Facts) *state {
	s := p.Know(known, nil).s.clone()
	for i := range s.of {
		v, d := &p.vars[i], &s.of[i]
		if v.kind == Int || v.kind == Number {
			d.lo = max(d.lo, 0)
		}
		if _, gives := p.given[i]; gives {
			d.set &= p.free[v.name]
		}
		if leeway.Papers {
			d.set |= v.papers()
		}
	}
	return s
}

// papers are the codes that exist only on other days.
func (v *variable) papers() (set uint64) {
	for i, code := range v.codes {
		if code == 1<<i {
			set |= code
		}
	}
	return set &^ v.choices
}

func (k *seeker) seek(s *state, f formula, settled bool) bool {
	if k.looks++; k.looks >= maxLooks {
		return false
	}
	truth, a := f.look(s)
	switch {
	case truth == False:
		return false
	case truth == True:
		return k.offer(s, settled)
	case a == nil:
		return k.leeway.Law && k.settle(s, f)
	}
	if first := s.guard(a); first != nil {
		a = first
	}
	return k.split(s, a, f, settled)
}

func (k *seeker) split(s *state, a *atom, f formula, settled bool) bool {
	before := [2]bool{k.asked[a.v], k.asked[a.w]}
	defer func() { k.asked[a.w], k.asked[a.v] = before[1], before[0] }()
	k.asked[a.v] = true
	k.asked[a.w] = k.asked[a.w] || a.kind == order
	branch := s.clone()
	if branch.assert(a, true) && k.seek(branch, f, settled) {
		return true
	}
	return s.assert(a, false) && k.seek(s, f, settled) // nobody needs s any more
}

// settle tries both answers that the first open point of law may have.
func (k *seeker) settle(s *state, f formula) bool {
	open := k.p.openFlags(s)
	if len(open) == 0 {
		return false
	}
	for _, set := range []uint64{2, 1} {
		branch := s.clone()
		branch.of[open[0]].set = set
		if k.seek(branch, f, true) {
			return true
		}
	}
	return false
}

func (k *seeker) offer(s *state, settled bool) bool {
	if k.accept == nil {
		return true
	}
	e, ok := k.example(s)
	e.OpenLaw = settled
	if !ok || !k.accept(e) {
		return false
	}
	k.found = e
	return true
}

// Grants tells whether the wish comes true for all that is not known.
func (k *Knowledge) Grants(p *Probe, w *Wish, law bool) bool {
	s := k.s.clone()
	for v, h := range p.stated {
		s.of[h].set = truthSet(truthOf(k.s.of[v].stated))
	}
	for v, h := range p.given {
		s.of[h].set = truthSet(truthOf(k.s.of[v].given))
	}
	return s.always(w.formula, law)
}

// always tells whether a condition is true for every completion; with law, for
// one answer of each open point of law. It uses the state up.
func (s *state) always(f formula, law bool) bool {
	truth, a := f.look(s)
	if truth != Open {
		return truth == True
	}
	if a == nil {
		granted := false
		if law {
			s.eachLaw(s.p.openFlags(s), func(settled *state) {
				t, _ := f.look(settled)
				granted = granted || t == True
			})
		}
		return granted
	}
	if first := s.guard(a); first != nil {
		a = first
	}
	branch := s.clone()
	if branch.assert(a, true) && !branch.always(f, law) {
		return false
	}
	return !s.assert(a, false) || s.always(f, law)
}
