package access

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"buendnis/internal/civil"
)

// Area is a part of a form in which facts are given: law/forms.yaml.
type Area struct {
	ID, Name string
	Facts    []string
	First    []string // those that are asked first, where all rules are asked
}

// Areas are the parts of forms, in their order.
func (b *Rulebook) Areas() []Area { return b.areas }

// loadAreas reads forms.yaml; a small law without it has one area for all.
func (b *Rulebook) loadAreas(law fs.FS) error {
	const file = "forms.yaml"
	var doc struct {
		Areas []Area
		Items map[string]map[string]string
	}
	if err := readYAML(law, file, &doc); err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		all := Area{ID: "angaben", Name: "Angaben"}
		for _, fact := range b.vocabulary.All() {
			all.Facts = append(all.Facts, fact.Name)
		}
		doc.Areas = []Area{all}
	}
	seen := map[string]bool{}
	for _, area := range doc.Areas {
		for _, name := range area.Facts {
			if _, err := b.named(name); err != nil || seen[name] {
				return fmt.Errorf("law/%s: „%s“ ist kein Fakt oder steht zweimal", file, name)
			}
			seen[name] = true
		}
		for _, name := range area.First {
			if !slices.Contains(area.Facts, name) {
				return fmt.Errorf("law/%s: „%s“ soll zuerst gefragt werden, steht aber nicht in %s", file, name, area.ID)
			}
		}
	}
	b.areas, b.itemLabels = doc.Areas, doc.Items
	return nil
}

// ItemLabel is what a form calls a part of an entry of a list.
func (b *Rulebook) ItemLabel(list, item string) string {
	return cmp.Or(b.itemLabels[list][item], item)
}

// alsoAsked are derived facts that people know sooner than what they come from.
var alsoAsked = map[string]string{"geburtsdatum": "alter_jahre"}

// Asks are the facts on which the answer of an instrument can hang on a day,
// and those that lift a contradiction between them.
func (b *Rulebook) Asks(instrument string, on civil.Date) []string {
	v, _ := b.versionOn(instrument, on)
	if v == nil {
		return nil
	}
	asked := b.ruling(v, on).program.Reads()
	for _, name := range slices.Clone(asked) {
		if also := alsoAsked[name]; also != "" {
			asked = append(asked, also)
		}
		for _, bound := range b.language.Bounds {
			if bound.Unless != nil && (bound.Lower == name || bound.Upper == name) {
				asked = append(asked, bound.Unless.References()...)
			}
		}
	}
	slices.Sort(asked)
	return slices.Compact(asked)
}

// AllAsks are the facts on which any answer can hang on a day.
func (b *Rulebook) AllAsks(on civil.Date) []string {
	var asked []string
	for _, i := range b.Instruments() {
		asked = append(asked, b.Asks(i.ID, on)...)
	}
	slices.Sort(asked)
	return slices.Compact(asked)
}

// Label is a fact as people read it.
func (b *Rulebook) Label(fact string) string {
	if f, ok := b.vocabulary.Fact(fact); ok {
		return f.Label
	}
	return fact
}
