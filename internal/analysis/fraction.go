package analysis

import "math/big"

// Fraction is an exact number, written "128/7" or "20". The zero Fraction is 0.
type Fraction struct{ rat *big.Rat }

// NewFraction is num/den; den must be positive.
func NewFraction(num, den int64) Fraction { return Fraction{big.NewRat(num, den)} }

// Rat is a copy of the number.
func (f Fraction) Rat() *big.Rat {
	if f.rat == nil {
		return new(big.Rat)
	}
	return new(big.Rat).Set(f.rat)
}

// Tenths is the number in tenths, rounded half up, as pages show it.
func (f Fraction) Tenths() int64 { return f.rounded(10) }

// rounded is the number in parts of a unit, half up.
func (f Fraction) rounded(parts int64) int64 {
	halves := f.Rat()
	halves.Mul(halves, big.NewRat(2*parts, 1)).Add(halves, big.NewRat(1, 1))
	return new(big.Int).Div(halves.Num(), new(big.Int).Mul(halves.Denom(), big.NewInt(2))).Int64()
}

// String is the number in lowest terms.
func (f Fraction) String() string { return f.Rat().RatString() }

// MarshalText is String.
func (f Fraction) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// UnmarshalText reads what String writes.
func (f *Fraction) UnmarshalText(text []byte) error {
	f.rat = new(big.Rat)
	return f.rat.UnmarshalText(text)
}

// tally counts people by the share that they get.
type tally map[share]int64

// sum is how many of them that is together.
func (t tally) sum() Fraction {
	sum := new(big.Rat)
	for s, people := range t {
		part := big.NewRat(people, 1)
		sum.Add(sum, part.Mul(part, big.NewRat(s.num, s.den)))
	}
	return Fraction{sum}
}
