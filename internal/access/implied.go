package access

import (
	"io/fs"
	"slices"

	"gopkg.in/yaml.v3"
)

// loadImplied reads law/implied.yaml: what a fact of the survey says about a
// fact of the law. These conclusions stand before the assumptions of the
// background, because they are known and not assumed.
func (b *Rulebook) loadImplied(law fs.FS) error {
	raw, err := fs.ReadFile(law, "implied.yaml")
	if err != nil {
		return err
	}
	var doc struct {
		Implied []struct {
			assumptionDoc `yaml:",inline"`
			Value         any
		}
	}
	if err := yaml.Unmarshal(raw, &doc); err != nil {
		return inFile("implied.yaml", err)
	}
	var docs []assumptionDoc
	for _, d := range doc.Implied {
		d.Default = d.Value
		docs = append(docs, d.assumptionDoc)
	}
	implied, err := b.assumptions(docs)
	if err != nil {
		return inFile("implied.yaml", err)
	}
	b.background.base = slices.Concat(implied, b.background.base)
	return nil
}
