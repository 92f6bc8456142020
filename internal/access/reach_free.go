package access

import (
	"slices"
	"strings"

	"buendnis/internal/rule"
)

// free are the values of derived facts that follow from no facts, so that they
// can only be given: an age limit where the law has none, the prospects of
// staying where no list is confirmed.
func (b *Rulebook) free(in scope) map[string]uint64 {
	free := map[string]uint64{}
	for {
		p := b.language.NewProbe(in.on, free)
		for _, leaf := range in.v.leaves {
			p.Wish(leaf.expr, in)
		}
		found := b.underivable(p, in, free)
		if len(found) == 0 {
			return free
		}
		for fact, values := range found {
			if !b.hangsOnOther(in, fact, found) {
				free[fact] = values
			}
		}
	}
}

// underivable are the derived facts of the probe with values that nobody can
// have, without those that are known to be free.
func (b *Rulebook) underivable(p *rule.Probe, in scope, known map[string]uint64) map[string]uint64 {
	names, said := p.Derivable()
	values := map[string][]*rule.Wish{}
	for _, name := range names {
		values[name] = p.Values(name, in)
	}
	p.Finish()
	found := map[string]uint64{}
	for _, name := range names {
		if known[name] != 0 {
			continue
		}
		for bit, wish := range values[name] {
			if _, ok, _ := p.Seek(wish, rule.Leeway{}, nil); !ok || slices.Contains(said, name) {
				found[name] |= 1 << bit
			}
		}
	}
	return found
}

// hangsOnOther tells whether a derived fact refers to another one of the list,
// over whatever detour.
func (b *Rulebook) hangsOnOther(in scope, fact string, list map[string]uint64) bool {
	queue, seen := []string{fact}, map[string]bool{fact: true}
	for i := 0; i < len(queue); i++ {
		for _, next := range b.refersTo(in, queue[i]) {
			if seen[next] {
				continue
			}
			if _, listed := list[next]; listed {
				return true
			}
			seen[next] = true
			queue = append(queue, next)
		}
	}
	return false
}

// behind are all expressions of a version and of what it refers to.
func (b *Rulebook) behind(in scope, v *version) []*rule.Expr {
	list, seen := v.expressions(), map[string]bool{}
	for i := 0; i < len(list); i++ {
		for _, name := range list[i].References() {
			if !seen[name] {
				seen[name] = true
				list = append(list, b.expressionsOf(in, name)...)
			}
		}
	}
	return list
}

// refersTo are the facts and rules to which a derived fact or rule refers on
// the day of the scope.
func (b *Rulebook) refersTo(in scope, name string) (names []string) {
	for _, e := range b.expressionsOf(in, name) {
		names = append(names, e.References()...)
	}
	return names
}

// expressionsOf are those of a derived fact, or of a rule ("verdict/…"), on the
// day of the scope.
func (b *Rulebook) expressionsOf(in scope, name string) []*rule.Expr {
	if instrument, ok := strings.CutPrefix(name, "verdict/"); ok {
		if v, _ := b.versionOn(instrument, in.on); v != nil {
			return v.expressions()
		}
		return nil
	}
	if e := in.Derivation(name); e != nil {
		return []*rule.Expr{e}
	}
	return nil
}
