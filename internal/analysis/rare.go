package analysis

import "strings"

// Needs that few people of the county have are shown together: alone they would
// be hidden, and with them a good part of what stands beside them.
const (
	rareNeed  = 20 // people
	rareNeeds = "selten"
)

// rare are the needs that are shown together, if there are at least two.
func (r *Result) rare() (codes []string) {
	for _, n := range r.Needs {
		if n.Demand < rareNeed {
			codes = append(codes, n.Kind)
		}
	}
	if len(codes) < 2 {
		return nil
	}
	return codes
}

// shownAs is the value under which a need is counted in what is shown.
func (r *Result) shownAs(need string) string {
	for _, code := range r.rare() {
		if code == need {
			return rareNeeds
		}
	}
	return need
}

// needValues are the values of the dimension of needs, in catalogue order, the
// rare ones last.
func (r *Result) needValues() (values []string) {
	for _, n := range r.Needs {
		if r.shownAs(n.Kind) == n.Kind {
			values = append(values, n.Kind)
		}
	}
	if len(r.rare()) > 0 {
		values = append(values, rareNeeds)
	}
	return values
}

// needLabel is how people read a value of the dimension of needs.
func (r *Result) needLabel(value string) string {
	if value != rareNeeds {
		return r.words.needs[r.words.need(value)].Label
	}
	var labels []string
	for _, code := range r.rare() {
		labels = append(labels, r.words.needs[r.words.need(code)].Label)
	}
	return "Seltene Bedarfe (" + strings.Join(labels, ", ") + ")"
}
