package privacy

// Capped is the whole persons of a figure, at most limit: what limit more
// places give for certain to the people that the figure counts. It says
// nothing that f and limit don't say.
func Capped(f Figure, limit int64) Figure {
	if f.state != open {
		return f
	}
	whole := (f.value + f.nearly()) / f.Unit()
	f.value = min(whole, limit) * f.Unit()
	return f
}

// nearly is what adding up may have lost.
func (f Figure) nearly() int64 {
	if f.unit == Fine {
		return nearly
	}
	return 0
}
