package access

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// findRules lists the instruments that have a file, so that rules may name
// each other.
func (b *Rulebook) findRules(law fs.FS) error {
	files, err := b.ruleFiles(law)
	for _, file := range files {
		b.language.Rules[strings.TrimSuffix(path.Base(file), ".yaml")] = true
	}
	return err
}

// ruleFiles are law/<kind>/<instrument>.yaml.
func (b *Rulebook) ruleFiles(law fs.FS) ([]string, error) {
	var files []string
	for _, kind := range b.kinds {
		found, err := fs.Glob(law, kind.Code+"/*.yaml")
		if err != nil {
			return nil, err
		}
		files = append(files, found...)
	}
	return files, nil
}

func (b *Rulebook) loadRules(law fs.FS) error {
	files, err := b.ruleFiles(law)
	if err != nil {
		return err
	}
	for _, file := range files {
		if err := b.loadRule(law, file); err != nil {
			return err
		}
	}
	return nil
}

func (b *Rulebook) loadRule(law fs.FS, file string) error {
	var doc ruleDoc
	if err := readYAML(law, file, &doc); err != nil {
		return err
	}
	instrument, ok := b.instrument(doc.Instrument)
	if !ok || path.Base(file) != doc.Instrument+".yaml" || path.Dir(file) != instrument.Kind {
		return fmt.Errorf("law/%s: das Instrument „%s“ gehört nicht in diese Datei", file, doc.Instrument)
	}
	if len(doc.Versions) == 0 {
		return fmt.Errorf("law/%s: es fehlt eine Fassung", file)
	}
	for name := range doc.Unread {
		if _, err := b.named(name); err != nil {
			return fmt.Errorf("law/%s, unread: %w", file, err)
		}
	}
	b.unread[instrument.ID] = doc.Unread
	for i := range doc.Versions {
		c := &compiler{b: b, place: fmt.Sprintf("law/%s, Fassung %d", file, i+1)}
		v, err := c.version(instrument, &doc.Versions[i])
		if err != nil {
			return err
		}
		if last := b.rules[instrument.ID]; len(last) > 0 && last[len(last)-1].to >= v.from {
			return fmt.Errorf("%s: beginnt am %s, bevor die vorige endet (%s); die vorige braucht „to: %s“",
				c.place, v.from.German(), last[len(last)-1].to.German(), v.from.AddDays(-1))
		}
		b.rules[instrument.ID] = append(b.rules[instrument.ID], v)
	}
	return nil
}
