package access

// Verdict is the answer to a question of access.
type Verdict string

// The four verdicts.
const (
	Ja       Verdict = "ja"
	Ermessen Verdict = "ermessen"
	Nein     Verdict = "nein"
	Unklar   Verdict = "unklar"
)

// verdicts is the order in which outcomes of rules are numbered.
var verdicts = []Verdict{Ja, Ermessen, Nein, Unklar}

const (
	outcomeJa = iota
	outcomeErmessen
	outcomeNein
	outcomeUnklar
)

func (v Verdict) outcome() int {
	for i, w := range verdicts {
		if v == w {
			return i
		}
	}
	return outcomeNein
}

// opens tells whether an answer is further open than another.
func (v Verdict) opens(than Verdict) bool {
	rank := map[Verdict]int{Ja: 3, Ermessen: 2, Unklar: 1, Nein: 0}
	return rank[v] > rank[than] && v != Unklar
}

// single is the verdict of a set of outcomes, Unklar if there are several.
func single(set uint64) Verdict {
	for i, v := range verdicts {
		if set == 1<<i {
			return v
		}
	}
	return Unklar
}

func several(set uint64) bool { return set&(set-1) != 0 }
