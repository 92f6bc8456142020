package privacy

import (
	"slices"

	"buendnis/internal/proof"
)

// Screen protects a family and checks the protection independently. If the
// check fails, everything is hidden. The error is a sentence about bad input.
// The order of cells does not matter.
func Screen(f Family, r Rules) (*Screened, error) {
	s, err := systemOf(&f, r)
	if err != nil {
		return nil, err
	}
	u := lightest(&f, r)
	if u == nil || u.check() != nil {
		u = hideAll(s)
	}
	return &Screened{figures: u.figures(&f, r)}, nil
}

func systemOf(f *Family, r Rules) (*system, error) {
	if err := f.validate(); err != nil {
		return nil, err
	}
	if err := r.validate(f); err != nil {
		return nil, err
	}
	return newSystem(f, r)
}

func (u *suppression) check() error {
	return proof.CheckSuppression(u.cells, u.published(u.hidden, u.unmade), u.pairs)
}

// hideAll shows nothing, so nothing can be computed, whatever went wrong.
func hideAll(s *system) *suppression {
	u := newSuppression(s)
	for n := range u.hidden {
		u.hidden[n] = true
	}
	for c := range u.unmade {
		u.unmade[c] = true
	}
	return u
}

// narrowest is the smallest interval, in units, that a certificate leaves for
// a hidden number; 0 where nothing is hidden or nothing is proven.
func (u *suppression) narrowest() int64 {
	narrowest := int64(0)
	for _, pair := range u.pairs {
		u.net(pair)
		for _, n := range pair.Proves {
			width := max(u.high[n]-u.low[n], u.low[n]-u.high[n])
			if narrowest == 0 || width < narrowest {
				narrowest = width
			}
		}
	}
	return narrowest
}

// figures copies what may be seen, and nothing else.
func (u *suppression) figures(f *Family, r Rules) figures {
	view := figures{
		dimensions: cloneDimensions(f.Dimensions), unit: f.Unit,
		margins: map[uint]*margin{}, sums: map[string]int{}, claims: map[string]bool{},
		shown: make([]bool, len(u.numbers)), value: make([]int64, len(u.numbers)), k: make([]int64, len(u.numbers)),
		note:  r.note(f.Unit),
		audit: Audit{Numbers: len(u.numbers), Primary: u.primary, Narrowest: u.narrowest(), Unit: f.Unit, Safe: true},
	}
	for _, table := range f.Tables {
		view.tables = append(view.tables, slices.Clone(table))
	}
	for i := range u.margins {
		view.margins[u.margins[i].set] = &u.margins[i]
	}
	for i, sum := range f.Sums {
		view.sums[sum.Name] = u.sums + i
	}
	for i, claim := range f.Claims {
		view.claims[claim.Name] = !u.unmade[i]
	}
	for n := range u.numbers {
		view.k[n] = u.numbers[n].width / u.unit
		if u.hidden[n] {
			view.audit.Hidden++
			continue
		}
		view.shown[n], view.value[n] = true, u.numbers[n].value
	}
	view.audit.Secondary = view.audit.Hidden - u.primary
	return view
}

func cloneDimensions(dimensions []Dimension) []Dimension {
	clone := slices.Clone(dimensions)
	for i := range clone {
		clone[i].Values = slices.Clone(clone[i].Values)
		clone[i].Sensitive = slices.Clone(clone[i].Sensitive)
	}
	return clone
}
