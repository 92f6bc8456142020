package rule

import "slices"

// layout lays formulas out as branches, from the end to the beginning: a part
// is told where to go on for each answer, and says where it begins itself.
// Parts that ask the same and go on alike are one.
type layout struct {
	branches []branch
	known    map[branch]int32
	others   []answered
}

// layOut lays out a formula; its atoms must have their masks.
func (p *Program) layOut(f formula) *branches {
	l := layout{known: map[branch]int32{}}
	start := l.part(f, ways{False: done(False), True: done(True), Open: done(Open)})
	return &branches{l.branches, start, l.others, p.plainly(f)}
}

// part lays out one part and gives its beginning.
func (l *layout) part(f formula, to ways) int32 {
	if to[False] == to[True] && to[True] == to[Open] {
		return to[Open] // nothing hangs on it
	}
	switch f := f.(type) {
	case fixed:
		return to[f.is]
	case negation:
		return l.part(f.of, ways{False: to[True], True: to[False], Open: to[Open]})
	case every:
		return l.group(f.of, False, to)
	case some:
		return l.group(f.of, True, to)
	case answered:
		return l.answered(f, to)
	case overruled:
		return l.ask(branch{asks: isGiven, v: int32(f.v), next: ways{False: l.part(f.derived, to), True: l.part(f.itself, to)}})
	case marked:
		return l.ask(branch{asks: isLifted, v: int32(f.mark), next: ways{False: to[False], True: to[True], Open: l.part(f.of, to)}})
	case isStated:
		return l.ask(branch{asks: isSaid, v: int32(f.v), next: to})
	case *atom:
		return l.ask(f.branch(to))
	}
	panic("rule: a formula without a layout")
}

func (a *atom) branch(to ways) branch {
	b := branch{v: int32(a.v), next: to}
	switch a.kind {
	case upTo:
		b.asks, b.of = isUpTo, uint64(a.limit)
	case oneOf:
		b.asks, b.of = isOneOf, a.mask
	default:
		b.asks, b.v = isInOrder, int32(a.sign)
	}
	return b
}

func (l *layout) ask(b branch) int32 {
	at, ok := l.known[b]
	if !ok {
		at = int32(len(l.branches))
		l.known[b] = at
		l.branches = append(l.branches, b)
	}
	return at
}

// group lays out parts of which one that answers settles decides at once. For
// each part there are two ways to come: all before it were decided (sure), or
// one was open; then the other answer is open at best.
func (l *layout) group(of []formula, settles Truth, to ways) int32 {
	sure, open := to[settles.not()], to[Open]
	for i := len(of) - 1; i >= 0; i-- {
		next := ways{Open: open}
		next[settles], next[settles.not()] = to[settles], open
		start := l.part(of[i], next)
		if sure != open {
			next[settles.not()] = sure
			sure, open = l.part(of[i], next), start
		} else {
			sure, open = start, start
		}
	}
	return sure
}

// answered asks another rule; its rungs are laid out by themselves, because
// many conditions ask the same one.
func (l *layout) answered(f answered, to ways) int32 {
	place := slices.Index(l.others, f)
	if place < 0 {
		place = len(l.others)
		l.others = append(l.others, f)
	}
	return l.ask(branch{asks: isAnswered, v: int32(place), next: to})
}
