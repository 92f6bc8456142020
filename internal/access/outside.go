package access

import (
	"io/fs"
	"slices"

	"buendnis/internal/rule"
)

// outside is law/scope.yaml: people whom the rules do not speak about.
type outside struct {
	way    way
	expr   *rule.Expr
	except []string // instruments that speak about them after all
}

func (b *Rulebook) loadScope(law fs.FS) error {
	const file = "scope.yaml"
	var doc scopeDoc
	if err := readYAML(law, file, &doc); err != nil {
		return err
	}
	o := doc.Outside
	expr, err := b.language.Compile(o.If)
	if err != nil {
		return inFile(file, err)
	}
	c := &compiler{b: b, place: "law/" + file}
	w, err := c.way(&wayDoc{Verdict: o.Verdict, Norm: o.Norm, Text: o.Text, Flags: o.Flags}, "outside")
	if err != nil {
		return err
	}
	b.outside = &outside{*w, expr, o.Except}
	return nil
}

// outsideOf is the scope rule as it stands before an instrument, or nil.
func (b *Rulebook) outsideOf(instrument string) *outside {
	if b.outside == nil || slices.Contains(b.outside.except, instrument) {
		return nil
	}
	return b.outside
}
