package main

import (
	"io"
	"math/rand/v2"

	"buendnis/internal/demo"
	"buendnis/internal/person"
	"buendnis/internal/rule"
)

// writePeople writes one county after the other.
func writePeople(w io.Writer, s size, seed uint64, county *demo.County, kreise [][]string, v *rule.Vocabulary) error {
	random := rand.New(rand.NewPCG(seed, 1))
	base := person.Base{Source: person.File}
	for k, kommunen := range kreise {
		total := s.people*(k+1)/len(kreise) - s.people*k/len(kreise)
		people, err := peopled(county, kommunen, total/s.perRow, seed*1_000_003+uint64(k)).People(v)
		if err != nil {
			return err
		}
		for _, class := range people {
			class.Anzahl = s.times(class.Anzahl, random)
			base.Population = append(base.Population, class)
		}
	}
	return person.WritePopulation(w, base, v)
}

// times is how many people a drawn group stands for.
func (s size) times(drawn int, random *rand.Rand) int {
	if s.perRow == 1 {
		return drawn
	}
	return drawn * (1 + random.IntN(2*s.perRow-1))
}

// peopled is the demo county at another place, with another number of people.
func peopled(county *demo.County, kommunen []string, people int, seed uint64) *demo.County {
	c := *county
	c.Seed, c.Neigung = seed, nil
	random := rand.New(rand.NewPCG(seed, 2))
	c.FlueAG = demo.Weights{Values: kommunen}
	for range kommunen {
		c.FlueAG.Shares = append(c.FlueAG.Shares, 0.1+random.Float64())
	}
	all := 0
	for _, m := range county.AllAges {
		all += m.Anzahl
	}
	c.AllAges = nil
	left := people
	for i, m := range county.AllAges {
		n := people * m.Anzahl / all
		if i == len(county.AllAges)-1 {
			n = left
		}
		left -= n
		c.AllAges = append(c.AllAges, demo.Margin{Gruppe: m.Gruppe, Anzahl: n})
		if m.Gruppe == "DULD" {
			c.Geduldete18_27 = n // everybody counted is of that age
		}
	}
	return &c
}
