package rule

// layout lays formulas out as branches, from the end to the beginning: a part
// is told where to go on for each answer, and says where it begins itself.
// Parts that ask the same and go on alike are one.
type layout struct {
	branches []branch
	known    map[branch]int32
}

// layOut lays out a formula; its atoms must have their masks.
func (p *Program) layOut(f formula) *branches {
	l := layout{known: map[branch]int32{}}
	start := l.part(f, ways{False: done(False), True: done(True), Open: done(Open)})
	return &branches{l.branches, start, p.plainly(f)}
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

// answered lays out the rungs of another rule. One comes to a rung knowing of
// no outcome yet, of one that is meant, or of one that is not; with both the
// answer is open.
func (l *layout) answered(f answered, to ways) int32 {
	meant := func(outcome int) Truth { return truthOf(f.mask&(1<<outcome) != 0) }
	last := meant(f.ladder.otherwise)
	knowing := ways{False: to[Open], True: to[Open], Open: to[last]}
	knowing[last] = to[last]
	for i := len(f.ladder.rungs) - 1; i >= 0; i-- {
		when, here := f.ladder.rungs[i].when.tree, meant(f.ladder.rungs[i].outcome)
		other, now := here.not(), knowing
		knowing[Open] = l.part(when, ways{False: now[Open], True: to[here], Open: now[here]})
		knowing[here] = l.part(when, ways{False: now[here], True: to[here], Open: now[here]})
		knowing[other] = l.part(when, ways{False: now[other], True: to[Open], Open: to[Open]})
	}
	return knowing[Open]
}
