package view

// Timeline is one lane with spans that follow each other, and today's line;
// the list below repeats their numbers, so it may read without the picture.
type Timeline struct {
	Label string // text alternative
	Lane  string
	Spans []Span
	Ticks []Tick
	Now   float64 // from 0 to 1; outside: no line
	Day   string  // what the line is called
}

// Span is a piece of the lane, from 0 to 1.
type Span struct {
	From, To float64
	Text     string
	Current  bool
}

// Tick is a mark of the axis.
type Tick struct {
	At   float64
	Text string
}

func (s Span) classes() []string {
	ends := lengths([]float64{s.From, s.To - s.From})
	kind := "b-span--a"
	if s.Current {
		kind = "b-span--b"
	}
	return []string{"b-span", kind, start(ends[0]), width(max(ends[1], 1))}
}

func at(share float64) string { return start(lengths([]float64{min(max(share, 0), 1)})[0]) }

func (t Timeline) hasNow() bool { return t.Now >= 0 && t.Now <= 1 }
