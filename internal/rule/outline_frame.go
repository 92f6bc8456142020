package rule

import (
	"fmt"
	"maps"
	"slices"
)

// framing walks through all formulas of an outline once, writes down what they
// ask, and collects it by variable.
type framing struct {
	o       *Outline
	text    []byte
	ladders map[*boundLadder]int
}

func (w *framing) write(parts ...any) { w.text = fmt.Appendln(w.text, parts...) }

// vars writes what the variables are.
func (w *framing) vars() {
	p := w.o.p
	for i := range p.vars {
		v := &p.vars[i]
		w.write("v", v.name, v.kind, v.read, v.bound, v.tied, v.codes, v.choices, v.derives, v.flag, v.item.more, v.item.pause != nil)
	}
	for _, n := range p.narrowed {
		w.write("n", n.count, n.base)
	}
	for _, code := range slices.Sorted(maps.Keys(p.classes)) {
		w.write(code, p.classes[code])
	}
}

func (w *framing) formula(f formula) {
	switch f := f.(type) {
	case fixed:
		w.write("fixed", f.is)
	case *atom:
		w.atom(f)
	case negation:
		w.write("not")
		w.formula(f.of)
	case marked:
		w.write("marked", f.mark)
		w.formula(f.of)
	case isStated:
		w.write("said", f.v)
		w.o.facts[f.v].said = true
	case overruled:
		w.write("itself", f.v)
		w.o.facts[f.v].passes = true
		w.formula(f.itself)
		w.formula(f.derived)
	case every:
		w.write("every", len(f.of))
		w.formulas(f.of)
	case some:
		w.write("some", len(f.of))
		w.formulas(f.of)
	case answered:
		w.write("answered", f.mask)
		w.ladder(f.ladder)
	default:
		panic(fmt.Sprintf("rule: formula %T", f))
	}
}

func (w *framing) formulas(of []formula) {
	for _, f := range of {
		w.formula(f)
	}
}

// ladder writes a ladder where it is met first; later it is only named.
func (w *framing) ladder(l *boundLadder) {
	number, known := w.ladders[l]
	if !known {
		number = len(w.ladders)
		w.ladders[l] = number
	}
	w.write("ladder", number)
	if known {
		return
	}
	for _, rung := range l.rungs {
		w.write("rung", rung.outcome)
		w.formula(rung.when.tree)
	}
	w.write("otherwise", l.otherwise, l.disputed)
}

// atom writes a limit by its number, because that is the same on other days.
func (w *framing) atom(a *atom) {
	f := &w.o.facts[a.v]
	switch a.kind {
	case upTo:
		number := numberOf(&f.limits, a.limit)
		if w.o.p.vars[a.v].kind == Date {
			w.write("by", a.v, number)
		} else {
			w.write("upTo", a.v, a.limit)
		}
	case oneOf:
		numberOf(&f.masks, a.mask)
		w.write("oneOf", a.v, a.mask, a.law)
	case order:
		w.write("order", a.v, a.w, a.f, a.g, a.sign)
	}
}

// numberOf is the place in the list, at the end if it is new.
func numberOf[T comparable](list *[]T, x T) int {
	i := slices.Index(*list, x)
	if i < 0 {
		i = len(*list)
		*list = append(*list, x)
	}
	return i
}

func (w *framing) allBounds() {
	for i := range w.o.p.bounds {
		b := &w.o.p.bounds[i]
		w.write("bound", b.lower, b.upper, b.implies)
		for _, f := range []*flat{b.when, b.unless} {
			if f == nil {
				w.write("always")
			} else {
				w.formula(f.tree)
			}
		}
		w.o.bounds = append(w.o.bounds, outlinedBound{b})
	}
}
