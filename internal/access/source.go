package access

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
)

// Source is where the law was read: a number by which rules cite it, words
// about it, and addresses.
type Source struct {
	ID    string
	Text  string
	Links []string
}

// loadSources reads sources.yaml; a small law without it cites nothing.
func (b *Rulebook) loadSources(law fs.FS) error {
	const file = "sources.yaml"
	var doc struct {
		Sources []struct {
			IDs   []string `yaml:"ids"`
			Text  string
			Links []string
		}
	}
	if err := readYAML(law, file, &doc); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	}
	b.sources = map[string]Source{}
	for _, d := range doc.Sources {
		for _, id := range d.IDs {
			if _, twice := b.sources[id]; twice || citation.FindString(id) != id {
				return fmt.Errorf("law/%s: „%s“ steht zweimal oder ist keine Nummer wie S14", file, id)
			}
			if d.Text == "" && len(d.Links) == 0 {
				return fmt.Errorf("law/%s: %s hat weder Text noch Adresse", file, id)
			}
			b.sources[id] = Source{id, d.Text, d.Links}
		}
	}
	return nil
}

// citation is how a rule names a source, as in „§ 45a AufenthG [S1, S11]“.
var citation = regexp.MustCompile(`\bS\d+[a-z]?\b`)

// Cited are the sources that a text names, in its order; a number that
// sources.yaml doesn't know comes without words and addresses.
func (b *Rulebook) Cited(text string) []Source {
	var cited []Source
	for _, id := range citation.FindAllString(text, -1) {
		source, known := b.sources[id]
		if !known {
			source = Source{ID: id}
		}
		cited = append(cited, source)
	}
	return cited
}
