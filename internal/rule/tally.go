package rule

import "math/bits"

// joinAll counts every joint in the block. What a joint shares with the one
// before it stands on the levels already; where nobody is left on a level, the
// joints that share it are passed over.
func (w *worker) joinAll() {
	if len(w.levels) == 0 {
		w.levels = append(w.levels, planes{})
	}
	w.levels[0] = w.everybody()
	empty := never32 // the first level on which nobody is left
	for i := range w.joints.sorted {
		j := &w.joints.sorted[i]
		if empty <= j.shared {
			continue
		}
		empty = never32
		for level := j.shared; level < len(j.factors); level++ {
			if level+1 == len(w.levels) {
				w.levels = append(w.levels, planes{})
			}
			if w.levels[level+1].join(&w.levels[level], &w.factors[j.factors[level]]) == 0 {
				empty = level + 1
				break
			}
		}
		if empty == never32 {
			w.tally(&w.tallies[j.place], &w.levels[len(j.factors)])
		}
	}
}

const never32 = 1 << 31

// join is p = a and b; it tells who is left.
func (p *planes) join(a, b *planes) (left uint64) {
	for i := range p.possible {
		p.sure[i] = a.sure[i] & b.sure[i]
		both := a.possible[i] & b.possible[i]
		p.possible[i] = both
		left |= both
	}
	return left
}

func (w *worker) tally(t *Tally, p *planes) {
	first := w.first / 64
	for bit, weights := range w.weights {
		weight := (*plane)(weights[first : first+blockSize])
		t.Sure += p.sure.count(weight) << bit
		t.Possible += p.possible.count(weight) << bit
	}
}

func (p *plane) count(weight *plane) (n int) {
	for i := range p {
		n += bits.OnesCount64(p[i] & weight[i])
	}
	return n
}
