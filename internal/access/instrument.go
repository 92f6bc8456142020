package access

import (
	"fmt"
	"io/fs"
	"strings"

	"buendnis/internal/rule"

	"gopkg.in/yaml.v3"
)

// Instrument is one of law/instruments.yaml.
type Instrument struct {
	ID, Number, Name, Kind string
	Norms                  []string
	Meaning                string `yaml:"verdict_meaning"` // how its verdicts read, where that isn't plain
}

func (b *Rulebook) loadCatalogue(law fs.FS) error {
	raw, err := fs.ReadFile(law, "instruments.yaml")
	if err != nil {
		return err
	}
	var doc struct {
		Kinds       yaml.Node
		Instruments []Instrument
	}
	if err := yaml.Unmarshal(raw, &doc); err != nil {
		return inFile("instruments.yaml", err)
	}
	for i := 0; i+1 < len(doc.Kinds.Content); i += 2 {
		b.kinds = append(b.kinds, rule.Choice{Code: doc.Kinds.Content[i].Value, Label: doc.Kinds.Content[i+1].Value})
	}
	b.catalogue = doc.Instruments
	return nil
}

// Kinds are the kinds of instruments with their German names, in the order of
// law/instruments.yaml.
func (b *Rulebook) Kinds() []rule.Choice { return b.kinds }

// Instruments are those that have rules, in the order of the catalogue.
func (b *Rulebook) Instruments() []Instrument {
	var list []Instrument
	for _, i := range b.catalogue {
		if b.rules[i.ID] != nil {
			list = append(list, i)
		}
	}
	return list
}

// barringKind are instruments where ja means that something is barred: what
// opens is what ends the bar.
const barringKind = "sperrregel"

// Bars tells whether ja means that something is barred.
func (i Instrument) Bars() bool { return i.Kind == barringKind }

// gateChoices are the instruments that an offer may name, as list entries. One
// that bars is none of them: its ja opens nothing.
func (b *Rulebook) gateChoices() []rule.Choice {
	var list []rule.Choice
	for _, i := range b.Instruments() {
		if !i.Bars() {
			list = append(list, rule.Choice{Code: i.ID, Label: i.Name})
		}
	}
	return list
}

// instrument finds an instrument of the catalogue.
func (b *Rulebook) instrument(id string) (Instrument, bool) {
	for _, i := range b.catalogue {
		if i.ID == id {
			return i, true
		}
	}
	return Instrument{}, false
}

// InstrumentName is what an instrument is called; an unknown one by its id.
func (b *Rulebook) InstrumentName(id string) string {
	if i, ok := b.instrument(id); ok && strings.TrimSpace(i.Name) != "" {
		return i.Name
	}
	return id
}

func inFile(file string, err error) error { return fmt.Errorf("law/%s: %w", file, err) }
