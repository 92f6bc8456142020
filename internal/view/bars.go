package view

// Bars are coverage bars with causes: one row a subject, its whole split into
// what is covered and why the rest is not. The table with the same figures
// stands beside them on the page; the chart itself is one picture for readers.
type Bars struct {
	Label string // text alternative: what is drawn, and where its table is
	Head  [3]string
	Rows  []Bar
}

// Bar is one row. Without segments its figures are protected. Between is what
// is not certain, from and to: a thin line over the segments, because it may
// take from any of them.
type Bar struct {
	Name     string
	Segments []Segment
	Between  [2]float64
	End      string // bold at the end: 57 bis 59 %
	Note     string // after it: von 410
}

// Segment is a part of the whole, from 0 to 1; Text stands in it where it fits.
type Segment struct {
	Kind  SegmentKind
	Share float64
	Text  string
}

// SegmentKind is what a part means; it decides pattern and colour.
type SegmentKind string

// The kinds, in the fixed order in which bars draw them.
const (
	Have      SegmentKind = "have"    // covered
	Maybe     SegmentKind = "maybe"   // hangs on facts that are missing; only in legends
	Places    SegmentKind = "platz"   // cause: no free places
	Way       SegmentKind = "weg"     // cause: too far
	Entry     SegmentKind = "eingang" // cause: entry conditions
	Law       SegmentKind = "recht"   // cause: access rules
	NoOffer   SegmentKind = "kein"    // cause: no offer of that kind
	Protected SegmentKind = "hid"     // what the protected figures add up to
)

// SegmentKinds are all kinds in their order.
var SegmentKinds = []SegmentKind{Have, Maybe, Places, Way, Entry, Law, NoOffer, Protected}

// Word is the kind in legends and tables.
func (k SegmentKind) Word() string {
	return map[SegmentKind]string{
		Have: "gedeckt", Maybe: "hängt an fehlenden Angaben", Places: "Plätze", Way: "Weg",
		Entry: "Eingang", Law: "Recht", NoOffer: "kein Angebot", Protected: "geschützt",
	}[k]
}

// roomForText is from how many half per cent on a number fits into a segment.
const roomForText = 12

// between is where the thin line stands, "" where everything is certain.
func (b Bar) between() string {
	from, to := min(b.Between[0], b.Between[1]), max(b.Between[0], b.Between[1])
	ends := lengths([]float64{from, to - from})
	if len(b.Segments) == 0 || ends[1] == 0 {
		return ""
	}
	return start(ends[0]) + " " + width(ends[1])
}

type drawn struct {
	Segment
	width int
}

func (b Bar) drawn() []drawn {
	shares := make([]float64, len(b.Segments))
	for i, segment := range b.Segments {
		shares[i] = segment.Share
	}
	var parts []drawn
	for i, w := range lengths(shares) {
		if w > 0 {
			parts = append(parts, drawn{b.Segments[i], w})
		}
	}
	return parts
}
