package access

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

// Title is how a residence status reads in the head of a table: a short name
// with soft hyphens, and its norm.
type Title struct{ Status, Short, Norm string }

// Titles are the short names, in the order of law/titles.yaml.
func (b *Rulebook) Titles() []Title { return b.titles }

// UsualTitles are the statuses with which the matrix begins.
func (b *Rulebook) UsualTitles() []string { return b.usual }

// loadTitles reads titles.yaml; a small law without it has long names only.
func (b *Rulebook) loadTitles(law fs.FS) error {
	const file = "titles.yaml"
	var doc struct {
		Titles []Title
		Usual  []string
	}
	if err := readYAML(law, file, &doc); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	}
	status, _ := b.vocabulary.Fact("status")
	known := func(code string) error {
		if _, ok := status.Choice(code); !ok {
			return fmt.Errorf("law/%s: „%s“ ist kein Status", file, code)
		}
		return nil
	}
	for i, title := range doc.Titles {
		if err := known(title.Status); err != nil {
			return err
		}
		if title.Short == "" {
			return fmt.Errorf("law/%s: %s hat keinen kurzen Namen", file, title.Status)
		}
		doc.Titles[i].Short = strings.ReplaceAll(title.Short, "|", "\u00ad")
	}
	for _, code := range doc.Usual {
		if err := known(code); err != nil {
			return err
		}
	}
	b.titles, b.usual = doc.Titles, doc.Usual
	return nil
}
