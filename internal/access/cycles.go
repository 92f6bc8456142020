package access

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"buendnis/internal/rule"
)

// checkCycles refuses rules and derived facts that refer to themselves, over
// whatever detour, in any combination of versions.
func (b *Rulebook) checkCycles(fs.FS) error {
	names := map[string][]string{} // node → what it refers to
	for instrument, versions := range b.rules {
		for _, v := range versions {
			for _, e := range v.expressions() {
				names["verdict/"+instrument] = append(names["verdict/"+instrument], e.References()...)
			}
		}
	}
	for fact, list := range b.derived {
		for _, d := range list {
			names[fact] = append(names[fact], d.expr.References()...)
		}
	}
	done := map[string]bool{}
	for name := range names {
		if cycle := follow(names, name, nil, done); cycle != nil {
			return fmt.Errorf("law: ein Kreis von Verweisen: %s", strings.Join(cycle, " → "))
		}
	}
	return nil
}

func follow(names map[string][]string, name string, path []string, done map[string]bool) []string {
	if slices.Contains(path, name) {
		return append(path, name)
	}
	if done[name] {
		return nil
	}
	for _, next := range names[name] {
		if cycle := follow(names, next, append(slices.Clone(path), name), done); cycle != nil {
			return cycle
		}
	}
	done[name] = true
	return nil
}

func (v *version) expressions() []*rule.Expr {
	var list []*rule.Expr
	for _, leaf := range v.leaves {
		list = append(list, leaf.expr)
	}
	for _, e := range v.derived {
		list = append(list, e)
	}
	return list
}
