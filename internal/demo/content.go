package demo

import (
	"fmt"

	"gopkg.in/yaml.v3"

	"buendnis/internal/civil"
	"buendnis/internal/offer"
	"buendnis/internal/rule"
	"buendnis/internal/survey"
)

// Contents are what each municipality of the demo fills into its workbook, by
// AGS: its people, its offers, how it sees the needs.
func (c *County) Contents(v *rule.Vocabulary) (map[string]survey.Content, error) {
	people, err := c.People(v)
	if err != nil {
		return nil, err
	}
	offers, err := loadOffers()
	if err != nil {
		return nil, err
	}
	opinions, err := loadOpinions()
	if err != nil {
		return nil, err
	}
	contents := map[string]survey.Content{}
	for _, kommune := range c.Kreis.Kommunen {
		content := survey.Content{Einschaetzungen: opinions[kommune.AGS]}
		for _, class := range people {
			if class.Kommune == kommune.AGS {
				content.Classes = append(content.Classes, class)
			}
		}
		for _, o := range offers {
			if o.Kommune == kommune.AGS {
				content.Offers = append(content.Offers, o)
			}
		}
		contents[kommune.AGS] = content
	}
	return contents, nil
}

// offerEntry is an offer in offers.yaml.
type offerEntry struct {
	Kommune, Title, Organization string
	Serves                       []string
	Instrument                   *string
	Reach                        reachEntry
	Places                       int
	Period                       [2]civil.Date
	Conditions                   []string
	Cost                         int64
}

// reachEntry is kreis, online or a list of AGS.
type reachEntry struct{ offer.Reach }

// UnmarshalYAML reads a word or a list.
func (r *reachEntry) UnmarshalYAML(node *yaml.Node) error {
	if node.Kind == yaml.SequenceNode {
		return node.Decode(&r.Kommunen)
	}
	r.Kreis, r.Online = node.Value == "kreis", node.Value == "online"
	if !r.Kreis && !r.Online {
		return fmt.Errorf("reach in Zeile %d ist kreis, online oder eine Liste, nicht „%s“", node.Line, node.Value)
	}
	return nil
}

func loadOffers() ([]offer.Offer, error) {
	var file struct{ Offers []offerEntry }
	if err := load("offers.yaml", &file); err != nil {
		return nil, err
	}
	offers := make([]offer.Offer, len(file.Offers))
	for i, e := range file.Offers {
		offers[i] = offer.Offer{
			ID: fmt.Sprintf("angebot-%03d", i+1), Title: e.Title, Organization: e.Organization, Serves: e.Serves,
			Instrument: e.Instrument, Kommune: e.Kommune, Reach: e.Reach.Reach, Places: e.Places,
			From: e.Period[0], To: e.Period[1], Conditions: e.Conditions, CostPerPlaceCents: e.Cost,
		}
		if err := offers[i].Validate(); err != nil {
			return nil, fmt.Errorf("offers.yaml: %w", err)
		}
	}
	return offers, nil
}

func loadOpinions() (map[string][]survey.Einschaetzung, error) {
	var file struct {
		Einschaetzungen map[string][]survey.Einschaetzung
	}
	err := load("einschaetzungen.yaml", &file)
	return file.Einschaetzungen, err
}

// load reads one data file of the demo.
func load(name string, into any) error {
	raw, err := data.ReadFile("data/" + name)
	if err == nil {
		err = yaml.Unmarshal(raw, into)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
