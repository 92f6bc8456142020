package rule

import (
	"runtime"
	"sync"
)

// Crowd is people laid out in columns: what may still be of one fact for all
// of them, as numbers of the few different domains there are.
type Crowd struct {
	joints *Joints
	parts  []*part
}

// Member is one row of a crowd.
type Member struct {
	Known *Knowledge // of the joints' program
	Group int
	Count int // how many people the row stands for
}

// part is the share of one core.
type part struct {
	joints  *Joints
	people  int
	columns []column // by variable
	free    []bool   // the given dates contradict the bounds
	groups  []int
	weights [][]uint64 // by bit of the counts, people as bits
	replies []*replies // by number of the condition
	alls    []*replies // by number of the factor, where it has several
}

// column is one variable of all people.
type column struct {
	ids     []uint32
	domains []domain
	numbers map[domain]uint32
}

// Crowd lays out n rows. Each core reads its share of them one after another
// through a function of its own, which may give the same knowledge each time.
func (j *Joints) Crowd(n int, reader func() func(i int) Member) *Crowd {
	c := &Crowd{joints: j}
	share := (n/runtime.GOMAXPROCS(0)/64 + 1) * 64
	var group sync.WaitGroup
	for from := 0; from < n; from += share {
		p := j.newPart(min(share, n-from))
		c.parts = append(c.parts, p)
		group.Go(func() {
			member := reader()
			for i := range p.people {
				p.take(i, member(from+i))
			}
		})
	}
	group.Wait()
	return c
}

func (j *Joints) newPart(people int) *part {
	p := &part{joints: j, people: people, free: make([]bool, people), groups: make([]int, people)}
	p.columns = make([]column, len(j.program.vars))
	for v := range p.columns {
		p.columns[v] = column{ids: make([]uint32, people), numbers: map[domain]uint32{}}
	}
	return p
}

func (p *part) take(i int, m Member) {
	s := m.Known.s
	for v := range s.of {
		p.columns[v].set(i, s.of[v])
	}
	p.free[i], p.groups[i] = s.free, m.Group
	for bit := 0; m.Count>>bit > 0; bit++ {
		if bit == len(p.weights) {
			p.weights = append(p.weights, make([]uint64, (p.people+blockSize*64-1)/(blockSize*64)*blockSize))
		}
		p.weights[bit][i/64] |= uint64(m.Count>>bit&1) << (i % 64)
	}
}

func (c *column) set(i int, d domain) {
	if i > 0 && c.domains[c.ids[i-1]] == d {
		c.ids[i] = c.ids[i-1]
		return
	}
	id, ok := c.numbers[d]
	if !ok {
		id = uint32(len(c.domains))
		c.numbers[d] = id
		c.domains = append(c.domains, d)
	}
	c.ids[i] = id
}
