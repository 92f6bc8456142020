package analysis

import (
	"buendnis/internal/civil"
	"buendnis/internal/privacy"
)

// View is the screened analysis: all that pages show and, after release, files
// carry. Every figure in it was made by package privacy; the rest is text that
// names things. Make one with Screen.
type View struct {
	On, LastDay  civil.Date // the period in which offers count
	Mode         string     // what counts as an edge: ja, or ermessen too
	Background   string
	PeriodMonths int

	People   privacy.Figure
	Total    Row   // the whole county
	Needs    []Row // in the order of the catalogue; a rare one stands in its neighbour's line
	Groups   []Row // status groups
	Kommunen []Row // in the order of the AGS

	Bottlenecks []BottleneckView // the tightest first; only those that may be stated
	Withheld    bool             // there are more, which would say too much about few people
	Missing     []MissingView    // what hangs on most decisions first
	Overlaps    []OverlapView
	Openings    []OpeningView // grouped by kind, the greatest first
	Budget      *Budget       // what any sum of money reaches

	Figures    *privacy.Screened // the tables, for files
	Dimensions []Dimension       // how people read them
}

// Dimension is how people read a dimension of Figures and its values.
type Dimension struct {
	Name, Heading string
	Values        map[string]string
}

// Row is a line of a table or a tile of the map. What is not published for it
// reads „–“: the causes of municipalities and tiles, the optimistic figure of
// all but needs and the whole county.
type Row struct {
	Code, Label string
	Demand      privacy.Figure
	Covered     privacy.Figure // in the pessimistic graph
	Optimistic  privacy.Figure // in the optimistic graph
	Uncovered   privacy.Figure // in the pessimistic graph: the five causes together
	Capacity    privacy.Figure
	Reach       privacy.Figure
	Entry       privacy.Figure
	Law         privacy.Figure
	None        privacy.Figure
	Share       privacy.Share // Covered / Demand
}

// BottleneckView is a bottleneck that may be stated.
type BottleneckView struct {
	Needs, Kommunen []string // names
	Demand          privacy.Figure
	Places          int64
	Percent         string // 43 %
	Offers          []OfferName
	Sentence        string // the whole statement in German
	Sum             string // the name of Demand among the sums of View.Figures
}

// MissingView is a fact that is not known and what hangs on it.
type MissingView struct {
	Fact, Label string
	People      privacy.Figure // for whom it is missing and something hangs on it
	Decisions   privacy.Figure
	Interval    privacy.Figure
	Klaerung    privacy.Figure
}

// OverlapView is a pair of offers that the same people may use.
type OverlapView struct {
	Offers      [2]OfferName
	Share       privacy.Share
	EmptyPlaces privacy.Figure
}

// At is the line of a need in a municipality: the tile of the map.
func (v *View) At(kommune, need string) Row {
	return rowOf(v.Figures, privacy.At{dimKommune: kommune, dimNeed: need})
}
