package analysis

// Gap is the balance of a need in a municipality and status group, also where
// nobody stays without. Causes sum to Demand − Covered[0].
type Gap struct {
	Kommune     string      `json:"kommune"`
	Need        string      `json:"need"`
	StatusGroup string      `json:"status_group"`
	Demand      int64       `json:"demand"`
	Covered     [2]Fraction `json:"covered"`
	Causes      Causes      `json:"causes"`
}

// Causes are how many stay without for which cause, in the order in which
// causes are looked for.
type Causes struct {
	Capacity Fraction `json:"capacity"`
	Reach    Fraction `json:"reach"`
	Entry    Fraction `json:"entry"`
	Law      Fraction `json:"law"`
	None     Fraction `json:"none"`
}

// gaps goes through the table, which is sorted by municipality, need and group.
func gaps(w words, rows []shareRow) []Gap {
	list := []Gap{}
	for start := 0; start < len(rows); {
		end, b := start, balance{}
		for ; end < len(rows) && rows[end].sameGroup(rows[start]); end++ {
			b.add(rows[end])
		}
		list = append(list, Gap{
			rows[start].kommune, w.needs[rows[start].need].Code, w.groups[rows[start].group].Code,
			b.demand, b.covered(), b.causes(),
		})
		start = end
	}
	return list
}

func (r shareRow) sameGroup(other shareRow) bool {
	return r.kommune == other.kommune && r.need == other.need && r.group == other.group
}

func (b *balance) causes() Causes {
	return Causes{b.short[capacity].sum(), b.short[reach].sum(), b.short[entry].sum(), b.short[law].sum(), b.short[none].sum()}
}
