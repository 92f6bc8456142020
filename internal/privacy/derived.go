package privacy

// Plus is the sum of figures, and Minus what is left of a whole. Both are shown
// only where all their figures are shown: there every reader can compute them.
// A small result is hidden all the same (S1).

// Plus adds figures of one unit.
func Plus(first Figure, others ...Figure) Figure {
	for _, f := range others {
		first = first.with(f, f.value)
	}
	return first.small()
}

// Minus takes parts away from a whole of the same unit.
func Minus(whole Figure, parts ...Figure) Figure {
	for _, f := range parts {
		whole = whole.with(f, -f.value)
	}
	return whole.small()
}

// with is f and another value, as far as both are published and shown.
func (f Figure) with(other Figure, value int64) Figure {
	sum := Figure{state: min(f.state, other.state), k: max(f.k, other.k), unit: max(f.unit, other.unit)}
	if sum.state == open {
		sum.value = f.value + value
	}
	return sum
}

func (f Figure) small() Figure {
	if f.state == open && f.value != 0 && f.value < f.k*f.Unit() {
		f.state, f.value = concealed, 0
	}
	return f
}
