package analysis

import "buendnis/internal/privacy"

// addOverlaps shows a pair's share only where those who can use both and those
// who can use just the smaller one are none or enough.
func (v *View) addOverlaps(r *Result) error {
	for _, o := range r.Overlaps {
		users, err := split(o.both, o.fewer-o.both)
		if err != nil {
			return err
		}
		used := o.names[0].Places + o.names[1].Places - o.EmptyPlaces
		places, err := split(o.EmptyPlaces, used)
		if err != nil {
			return err
		}
		v.Overlaps = append(v.Overlaps, OverlapView{
			Offers: o.names, Share: privacy.Ratio(users.Figure(privacy.At{"part": "one"}), users.Figure(privacy.At{})),
			EmptyPlaces: places.Figure(privacy.At{"part": "one"}),
		})
	}
	return nil
}

// split screens a number that is divided in two.
func split(one, other int64) (*privacy.Screened, error) {
	return privacy.Screen(privacy.Family{
		Unit:       1,
		Dimensions: []privacy.Dimension{{Name: "part", Total: "both", Values: []string{"one", "other"}}},
		Cells:      []privacy.Cell{{At: []string{"one"}, Value: one}, {At: []string{"other"}, Value: other}},
		Tables:     [][]string{{"part"}},
	}, privacy.Rules{K: usualK})
}
