package rule

import endian "encoding/binary"

// replies is what one condition says about the people of a part. It hangs on
// few facts with few different domains, so it is worked out once for each
// combination and looked up for everybody else.
type replies struct {
	*sight
	part  *part
	steps []uint32 // by variable of looks: the width of the ones before it
	table []reply  // by combination of what it looks at; nil: there are too many
	exact map[string]Truth
	state *state // to ask
	key   []byte
}

// reply is a truth that may not have been worked out yet.
type reply uint8

const notAsked reply = 0

// maxTable bounds the combinations that are kept in a table.
const maxTable = 1 << 16

func (p *part) repliesOf(s *sight) *replies {
	a := &replies{sight: s, part: p, exact: map[string]Truth{}, state: p.joints.program.emptyState()}
	size := 1
	for _, v := range s.looks {
		a.steps = append(a.steps, uint32(size))
		if size *= len(p.columns[v].domains); size > maxTable {
			return a
		}
	}
	a.table = make([]reply, size)
	return a
}

// of is the truth for one person, over all completions.
func (a *replies) of(i int) Truth {
	if a.table == nil {
		return a.sure(a.look(i), i)
	}
	at := uint32(0)
	for n, v := range a.looks {
		at += a.part.columns[v].ids[i] * a.steps[n]
	}
	return a.sure(Truth(a.reply(i, at)-1), i)
}

// alone tells whether everything hangs on one fact.
func (a *replies) alone() bool { return a.table != nil && len(a.looks) == 1 && !a.tied }

// reply is what stands in the table for one person.
func (a *replies) reply(i int, at uint32) reply {
	if a.table[at] == notAsked {
		a.table[at] = reply(a.look(i)) + 1
	}
	return a.table[at]
}

// look is the truth that three-valued logic gives; where nothing else says
// anything about the facts it looks at, over all completions.
func (a *replies) look(i int) Truth {
	for _, v := range a.looks {
		a.state.of[v] = a.part.columns[v].domain(i)
	}
	if a.tied {
		return a.test.when.truth(a.state)
	}
	return a.state.decide(a.test)
}

// sure decides what was left open because dates say something about each other.
func (a *replies) sure(t Truth, i int) Truth {
	if t != Open || !a.tied {
		return t
	}
	a.key = a.key[:0]
	for _, v := range a.hangs {
		a.key = endian.LittleEndian.AppendUint32(a.key, a.part.columns[v].ids[i])
	}
	if a.part.free[i] {
		a.key = append(a.key, 1)
	}
	known, ok := a.exact[string(a.key)]
	if !ok {
		known = a.part.person(i, a.hangs).decide(a.test)
		a.exact[string(a.key)] = known
	}
	return known
}

func (c *column) domain(i int) domain { return c.domains[c.ids[i]] }

// person is what is known about somebody, as far as the variables go.
func (p *part) person(i int, of []int) *state {
	s := p.joints.program.emptyState()
	for _, v := range of {
		s.of[v] = p.columns[v].domain(i)
	}
	if s.free = p.free[i]; !s.free {
		s.conclude()
	}
	return s
}
