package offer

import "slices"

// Differs names what another state of the same offer says differently, by the
// names of offers.ndjson. Where order means nothing, it makes no difference.
func (o Offer) Differs(other Offer) (fields []string) {
	for _, field := range []struct {
		name string
		same bool
	}{
		{"title", o.Title == other.Title},
		{"organization", o.Organization == other.Organization},
		{"serves", sameSet(o.Serves, other.Serves)},
		{"instrument", sameWord(o.Instrument, other.Instrument)},
		{"kommune", o.Kommune == other.Kommune},
		{"reach", o.Reach.Kreis == other.Reach.Kreis && o.Reach.Online == other.Reach.Online && sameSet(o.Reach.Kommunen, other.Reach.Kommunen)},
		{"places", o.Places == other.Places},
		{"from", o.From == other.From},
		{"to", o.To == other.To},
		{"conditions", sameSet(o.Conditions, other.Conditions)},
		{"cost_per_place_cents", o.CostPerPlaceCents == other.CostPerPlaceCents},
	} {
		if !field.same {
			fields = append(fields, field.name)
		}
	}
	return fields
}

func sameSet(a, b []string) bool {
	return slices.Equal(slices.Compact(slices.Sorted(slices.Values(a))), slices.Compact(slices.Sorted(slices.Values(b))))
}

func sameWord(a, b *string) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}
