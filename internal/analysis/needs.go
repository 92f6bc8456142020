package analysis

// Need is a kind of need in the whole county; Covered is the fair share in the
// pessimistic and in the optimistic graph, in no order.
type Need struct {
	Kind    string      `json:"kind"`
	Demand  int64       `json:"demand"`
	Covered [2]Fraction `json:"covered"`
}

// needs are those that somebody has, in the order of the catalogue.
func needs(w words, rows []shareRow) []Need {
	byNeed := make([]balance, len(w.needs))
	for _, row := range rows {
		byNeed[row.need].add(row)
	}
	list := []Need{}
	for i, b := range byNeed {
		if b.demand > 0 {
			list = append(list, Need{w.needs[i].Code, b.demand, b.covered()})
		}
	}
	return list
}

// balance adds up rows of the table.
type balance struct {
	demand    int64
	low, high tally
	short     [causes]tally
}

func (b *balance) add(row shareRow) {
	if b.low == nil {
		b.low, b.high = tally{}, tally{}
	}
	b.demand += row.people
	b.low[row.low] += row.people
	b.high[row.high] += row.people
	if row.low.num < row.low.den {
		if b.short[row.cause] == nil {
			b.short[row.cause] = tally{}
		}
		b.short[row.cause][row.low.rest()] += row.people
	}
}

func (b *balance) covered() [2]Fraction { return [2]Fraction{b.low.sum(), b.high.sum()} }
