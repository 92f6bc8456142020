// Package demo is the demo county: synthetic people who meet the public margins
// of a real county exactly, invented offers, and the eight workbooks that come
// of both. Everything of it stands in data/, every assumption by its name; the
// workbooks go through the same reader as anybody's.
package demo

import (
	"embed"
	"sort"

	"gopkg.in/yaml.v3"

	"buendnis/internal/alliance"
	"buendnis/internal/civil"
)

//go:embed data
var data embed.FS

// County is the demo county as its data file describes it: public margins, the
// one printed assumption that scales them, and the weights of everything else.
type County struct {
	Stichtag civil.Date     `yaml:"stichtag"`
	Frist    civil.Date     `yaml:"frist"`
	Kreis    alliance.Kreis `yaml:"kreis"`

	Ungeprueft []string `yaml:"ungeprueft"` // AGS of deliveries that the office has still to check

	AllAges        []Margin `yaml:"status_alle"` // people of all ages, public
	Geduldete18_27 int      `yaml:"geduldete_18_27"`
	Annahme        string   `yaml:"annahme"`
	FlueAG         Weights  `yaml:"flueag"`

	Status     map[string]Weights            `yaml:"status"`
	Alter      Weights                       `yaml:"alter"`
	Geschlecht Weights                       `yaml:"geschlecht"`
	Neigung    map[string]Weights            `yaml:"neigung"`
	Merkmale   map[string]map[string]Weights `yaml:"merkmale"`

	VerbotGrund  Weights  `yaml:"verbot_grund"`
	VerbotNr3Bei []string `yaml:"verbot_nr3_bei"`

	Seed uint64 `yaml:"-"` // another seed draws other people for the same margins
}

// Margin is a public total.
type Margin struct {
	Gruppe string `yaml:"gruppe"`
	Anzahl int    `yaml:"anzahl"`
}

// Weights are shares of values, on any scale, in a fixed order.
type Weights struct {
	Values []string
	Shares []float64
}

// UnmarshalYAML keeps the order of the file: the county comes out the same
// every time.
func (w *Weights) UnmarshalYAML(node *yaml.Node) error {
	for i := 0; i+1 < len(node.Content); i += 2 {
		var share float64
		if err := node.Content[i+1].Decode(&share); err != nil {
			return err
		}
		w.Values, w.Shares = append(w.Values, node.Content[i].Value), append(w.Shares, share)
	}
	return nil
}

// Of is the share of a value, or otherwise where it has none of its own.
func (w Weights) Of(value string, otherwise float64) float64 {
	for i, v := range w.Values {
		if v == value {
			return w.Shares[i]
		}
	}
	return otherwise
}

// LoadCounty reads the demo county.
func LoadCounty() (*County, error) {
	c := &County{}
	return c, load("rhein-kreis-neuss.yaml", c)
}

// Groups is how many people of 18 to 27 each status group has: the public
// totals of all ages, scaled by the share that is known for the Geduldete, whose
// own number is met exactly.
func (c *County) Groups() []Margin {
	duldung := 0
	for _, m := range c.AllAges {
		if m.Gruppe == "DULD" {
			duldung = m.Anzahl
		}
	}
	scaled := make([]Margin, len(c.AllAges))
	for i, m := range c.AllAges {
		scaled[i] = Margin{m.Gruppe, (2*m.Anzahl*c.Geduldete18_27 + duldung) / (2 * duldung)}
	}
	return scaled
}

// Total is the number of people of the demo county.
func (c *County) Total() int {
	n := 0
	for _, m := range c.Groups() {
		n += m.Anzahl
	}
	return n
}

// share splits a whole number by weights; the largest remainders get what is
// left, so that the parts sum to the total exactly.
func share(total int, weights []float64) []int {
	sum := 0.0
	for _, w := range weights {
		sum += w
	}
	parts, rest := make([]int, len(weights)), total
	remainders := make([]float64, len(weights))
	order := make([]int, len(weights))
	for i, w := range weights {
		quota := float64(total) * w / sum
		parts[i] = int(quota)
		remainders[i], order[i] = quota-float64(parts[i]), i
		rest -= parts[i]
	}
	sort.SliceStable(order, func(a, b int) bool { return remainders[order[a]] > remainders[order[b]] })
	for _, i := range order[:rest] {
		parts[i]++
	}
	return parts
}
