package rule

import (
	"math/bits"
	"sync"
)

// Tally is how many people a joint surely holds for, and for how many it may.
type Tally struct{ Sure, Possible int }

// blockSize is how many words of people are worked on at a time: all factors
// of a block stay in the cache.
const blockSize = 32

// plane is a bit for each person of a block.
type plane [blockSize]uint64

// planes are the people for whom something surely holds, and those for whom it
// may.
type planes struct{ sure, possible plane }

// Count counts the people of a crowd for every joint, in the order in which
// the joints were given. No pair of a person and a joint is ever kept.
func (c *Crowd) Count() []Tally {
	counts := make([][]Tally, len(c.parts))
	var group sync.WaitGroup
	for i, p := range c.parts {
		group.Go(func() { counts[i] = p.count() })
	}
	group.Wait()
	total := make([]Tally, len(c.joints.sorted))
	for _, part := range counts {
		for i, t := range part {
			total[i].Sure += t.Sure
			total[i].Possible += t.Possible
		}
	}
	return total
}

func (p *part) count() []Tally {
	p.prepare()
	w := &worker{part: p, factors: make([]planes, len(p.joints.factors)), tallies: make([]Tally, len(p.joints.sorted))}
	for first := 0; first < p.people; first += blockSize * 64 {
		w.first, w.people = first, min(blockSize*64, p.people-first)
		w.block()
	}
	return w.tallies
}

func (p *part) prepare() {
	p.replies, p.alls = nil, make([]*replies, len(p.joints.factors))
	for _, s := range p.joints.sights {
		p.replies = append(p.replies, p.repliesOf(s))
	}
	for i, f := range p.joints.factors {
		if f.all != nil {
			p.alls[i] = p.repliesOf(f.all)
		}
	}
}

// worker counts the people of a part, block by block.
type worker struct {
	*part
	first, people int      // of the block
	tests         []planes // by number of the condition
	factors       []planes // by number of the factor
	levels        []planes // the first factors of a joint together
	tallies       []Tally
}

func (w *worker) block() {
	w.tests = w.tests[:0]
	for _, a := range w.replies {
		w.tests = append(w.tests, w.ask(a))
	}
	for i, f := range w.joints.factors {
		w.factors[i] = w.factor(f, w.alls[i])
	}
	w.joinAll()
}

// ask asks one condition about everybody.
func (w *worker) ask(a *replies) (p planes) {
	if a.alone() {
		for i, id := range w.columns[a.looks[0]].ids[w.first : w.first+w.people] {
			reply := a.table[id]
			if reply == notAsked {
				reply = a.reply(w.first+i, id)
			}
			p.set(i, Truth(reply-1))
		}
		return p
	}
	for i := range w.people {
		p.set(i, a.of(w.first+i))
	}
	return p
}

// set notes the truth for one person.
func (p *planes) set(i int, t Truth) {
	p.sure[i/64&(blockSize-1)] |= uint64(t&1) << (i % 64)
	p.possible[i/64&(blockSize-1)] |= uint64((t|t>>1)&1) << (i % 64)
}

func (w *worker) everybody() (p planes) {
	for i := range w.people {
		p.sure[i/64] |= 1 << (i % 64)
	}
	p.possible = p.sure
	return p
}

// factor joins conditions that hang on common facts. Word by word that says
// "possible" of people for whom several are open, though they may never hold
// together: these people are decided one by one.
func (w *worker) factor(f *factor, all *replies) planes {
	if f.groups != nil {
		return w.grouped(f.groups)
	}
	p, open, several := w.tests[f.of[0].number], plane{}, plane{}
	for n, s := range f.of {
		t := &w.tests[s.number]
		for i := range open {
			unsure := t.possible[i] &^ t.sure[i]
			several[i] |= open[i] & unsure
			open[i] |= unsure
		}
		if n > 0 {
			p = p.and(t)
		}
	}
	if all != nil {
		w.decide(&p, &several, all)
	}
	return p
}

// decide takes out those for whom conditions are possible, but not together.
func (w *worker) decide(p *planes, several *plane, all *replies) {
	for i := range several {
		for rest := several[i] & p.possible[i]; rest != 0; rest &= rest - 1 {
			bit := bits.TrailingZeros64(rest)
			if all.of(w.first+i*64+bit) == False {
				p.possible[i] &^= 1 << bit
			}
		}
	}
}

func (w *worker) grouped(groups []bool) (p planes) {
	for i := range w.people {
		if groups[w.groups[w.first+i]] {
			p.sure[i/64] |= 1 << (i % 64)
		}
	}
	p.possible = p.sure
	return p
}

func (p planes) and(q *planes) planes {
	for i := range p.sure {
		p.sure[i] &= q.sure[i]
		p.possible[i] &= q.possible[i]
	}
	return p
}
