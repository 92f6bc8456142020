package view

import (
	"slices"
	"strconv"
)

// TileMap places one tile a municipality as on the map. Where a county has no
// places for its tiles, and on a phone, it is a list.
type TileMap struct {
	Label string // text alternative of the list of tiles
	Tiles []Tile
}

// Tile is one municipality: one link, its figure, and how large the gap is.
type Tile struct {
	Name, Href  string
	Column, Row int    // in half columns and rows from 1
	Value       string // 43 %
	Note        string // 17 ohne Platz
	Step        Step
	Current     bool
}

// Step is how large a gap is, in classes that differ in grey too.
type Step int

// The steps; Concealed is for a tile whose figures are protected, Empty for
// one without any figure yet.
const (
	Concealed Step = iota
	NoGap
	SmallGap
	MiddleGap
	LargeGap
	HugeGap
	Empty
)

// The gap shares at which a step ends, included.
const (
	smallGap  = 0.25
	middleGap = 0.5
	largeGap  = 0.75
)

// StepOf is the step of a gap share from 0 to 1.
func StepOf(gap float64) Step {
	switch {
	case gap <= 0:
		return NoGap
	case gap <= smallGap:
		return SmallGap
	case gap <= middleGap:
		return MiddleGap
	case gap <= largeGap:
		return LargeGap
	}
	return HugeGap
}

func (s Step) class() string {
	switch s {
	case Concealed:
		return "b-tile--hid"
	case Empty:
		return "b-tile--empty"
	}
	return "b-step-" + strconv.Itoa(int(s))
}

func (s Step) word() string {
	return []string{"geschützt", "keine Lücke", "Lücke bis 25\u00a0%", "über 25 bis 50\u00a0%", "über 50 bis 75\u00a0%", "über 75\u00a0%", "nicht geliefert"}[s]
}

// steps are those that occur, in the order of the legend.
func (m TileMap) steps() []Step {
	var found []Step
	for _, step := range []Step{NoGap, SmallGap, MiddleGap, LargeGap, HugeGap, Concealed, Empty} {
		if slices.ContainsFunc(m.Tiles, func(t Tile) bool { return t.Step == step }) {
			found = append(found, step)
		}
	}
	return found
}

func (m TileMap) placed() bool {
	return !slices.ContainsFunc(m.Tiles, func(t Tile) bool { return t.Column < 1 || t.Row < 1 })
}

func (t Tile) place() string {
	return "c" + strconv.Itoa(t.Column) + " r" + strconv.Itoa(t.Row)
}
