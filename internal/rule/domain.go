package rule

// domain is what one fact may still be: an interval of days or numbers, or a
// set of choices (a bit each; for countries a bit per class of countries that
// the program can't tell apart).
type domain struct {
	lo, hi int64
	set    uint64
	given  bool // a derived fact that was given stands before its derivation
	stated bool // the question itself gave it
	told   bool // at least something is known
}

func (d domain) empty(k Type) bool {
	if isOrdered(k) {
		return d.lo > d.hi
	}
	return d.set == 0
}

// exact tells whether a single value is left.
func (d domain) exact(k Type) bool {
	if isOrdered(k) {
		return d.lo == d.hi
	}
	return d.set&(d.set-1) == 0
}

// apart tells whether no value is in both.
func (d domain) apart(e domain, k Type) bool {
	if isOrdered(k) {
		return d.hi < e.lo || e.hi < d.lo
	}
	return d.set&e.set == 0
}

func isOrdered(k Type) bool { return k == Date || k == Int || k == Number }

// most is the highest number that a fact can have.
const most = 1 << 40

// full is the domain of a fact about which nothing is known.
func full(k Type, choices uint64) domain {
	switch k {
	case Date:
		return domain{lo: past, hi: never}
	case Int, Number:
		return domain{lo: -1, hi: most}
	case Bool:
		return domain{set: 3}
	case List:
		return domain{set: 1} // only tests on its items can be told apart
	}
	return domain{set: choices}
}
