// Package alliance knows the alliance itself: its county, the municipalities
// that belong to it, and (later) bodies, memberships, meetings and decisions.
package alliance

import "buendnis/internal/fault"

// Kommune is a municipality of the alliance's county.
type Kommune struct {
	AGS       string `yaml:"ags" json:"ags"`             // 8 digits
	Name      string `yaml:"name" json:"name"`           // Neuss
	Art       string `yaml:"art" json:"art"`             // Stadt or Gemeinde
	Einwohner int    `yaml:"einwohner" json:"einwohner"` // decides how small a published number may be
	Column    int    `yaml:"column" json:"column"`       // tile on the map, in half columns from 1
	Row       int    `yaml:"row" json:"row"`             // from 1
}

// Kreis is the county with its municipalities, in the order of their AGS.
type Kreis struct {
	AGS      string    `yaml:"ags" json:"ags"` // 5 digits
	Name     string    `yaml:"name" json:"name"`
	Kommunen []Kommune `yaml:"kommunen" json:"kommunen"`
}

// Kommune finds a municipality by its AGS.
func (k Kreis) Kommune(ags string) (Kommune, error) {
	for _, kommune := range k.Kommunen {
		if kommune.AGS == ags {
			return kommune, nil
		}
	}
	return Kommune{}, fault.New(fault.NotFound, "Der Gemeindeschlüssel %s gehört nicht zum %s.", ags, k.Name)
}
