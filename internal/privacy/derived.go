package privacy

// Plus is the sum of figures, and Minus what is left of a whole. Both are shown
// only where all their figures are shown: there every reader can compute them.
// A small result is hidden all the same (S1).

// Plus adds figures of one unit.
func Plus(figures ...Figure) Figure {
	var sum Figure
	for _, f := range figures {
		sum = sum.with(f, f.value)
	}
	return sum.small()
}

// Minus takes parts away from a whole of the same unit.
func Minus(whole Figure, parts ...Figure) Figure {
	rest := whole
	for _, f := range parts {
		rest = rest.with(f, -f.value)
	}
	return rest.small()
}

func (f Figure) with(other Figure, value int64) Figure {
	f.k, f.unit = max(f.k, other.k), max(f.unit, other.unit)
	switch {
	case f.state == concealed || other.state == concealed:
		f.state, f.value = concealed, 0
	case other.state == open:
		f.state, f.value = open, f.value+value
	}
	return f
}

func (f Figure) small() Figure {
	if f.state == open && f.value != 0 && f.value < f.k*f.Unit() {
		f.state, f.value = concealed, 0
	}
	return f
}
