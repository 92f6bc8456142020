package rule

// clock is a period of at least so many months since a date.
type clock struct {
	fact   string
	months int
	atom   *atom
}

// Clock is a period that decides: without it Before is possible, after it After.
type Clock struct {
	Fact          string
	Months        int
	Before, After uint64 // sets of outcomes
}

// Clocks tells for every period that the program looks at, and that is open,
// what comes out before and after its end.
func (k *Knowledge) Clocks(c *Climb) []Clock {
	var list []Clock
	seen := map[clock]bool{}
	for _, period := range k.s.p.clocks {
		same := clock{period.fact, period.months, nil}
		if seen[same] || period.atom.truth(k.s) != Open {
			continue
		}
		seen[same] = true
		list = append(list, Clock{period.fact, period.months, k.assuming(period.atom, false, c), k.assuming(period.atom, true, c)})
	}
	return list
}

func (k *Knowledge) assuming(a *atom, true bool, c *Climb) uint64 {
	assumed := &Knowledge{s: k.s.clone(), value: k.value}
	if !assumed.s.assert(a, true) {
		return 0
	}
	return assumed.Outcomes(c, nil)
}

// Since is the date from which the expression counts months or years; empty if
// it counts none.
func (e *Expr) Since() string {
	if e.number.since == nil || e.number.since.fact == nil {
		return ""
	}
	return e.number.since.fact.Name
}
