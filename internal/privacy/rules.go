package privacy

import (
	"fmt"
	"slices"
	"strings"
)

// Zeros says what happens to a true zero (S2).
type Zeros int

// Show gives true zeros out; Protect hides them as it hides small counts.
const (
	Show Zeros = iota
	Protect
)

// Rules are the parameters of the protection. K is in persons: numbers from 1
// to K−1 are hidden. KBy raises it for values of a dimension; where several
// apply, the highest counts. KByLabel is how the note calls those values
// ("unter 30.000 Einwohnern").
type Rules struct {
	K        int
	KBy      map[string]map[string]int
	KByLabel string
	Zeros    Zeros
}

// largestK keeps a mistyped k from silently hiding a whole county.
const largestK = 1000

func (r Rules) validate(f *Family) error {
	if r.K < 2 || r.K > largestK {
		return invalid("k ist %d; möglich ist 2 bis %d (üblich 3, 5 oder 10).", r.K, largestK)
	}
	if r.Zeros != Show && r.Zeros != Protect {
		return invalid("Für Nullen gibt es nur „zeigen“ und „schützen“.")
	}
	for _, name := range sortedKeys(r.KBy) {
		d := f.dimension(name)
		if d < 0 {
			return invalid("Ein eigenes k ist für die Dimension „%s“ genannt, die es nicht gibt. Bekannt sind: %s.", name, f.names())
		}
		for _, value := range sortedKeys(r.KBy[name]) {
			if !slices.Contains(f.Dimensions[d].Values, value) {
				return invalid("Ein eigenes k ist für den Wert „%s“ der Dimension „%s“ genannt, den es nicht gibt.", value, name)
			}
			if k := r.KBy[name][value]; k < 2 || k > largestK {
				return invalid("Das eigene k für „%s“ ist %d; möglich ist 2 bis %d.", value, k, largestK)
			}
		}
	}
	return nil
}

// note is the German sentence under every table.
func (r Rules) note(unit int64) string {
	var b strings.Builder
	b.WriteString("Geschützte Fassung: Zahlen ")
	b.WriteString(r.span(r.K, unit))
	if highest := r.highest(); highest > r.K {
		label := r.KByLabel
		if label == "" {
			label = "für einzelne Werte von " + strings.Join(sortedKeys(r.KBy), ", ")
		}
		fmt.Fprintf(&b, " (%s: %s)", label, r.span(highest, unit))
	}
	b.WriteString(" werden nicht gezeigt. Weitere Felder sind geschützt, damit sich diese Zahlen nicht ausrechnen lassen.")
	return b.String()
}

// span says which numbers k hides; tenths have no last one below k.
func (r Rules) span(k int, unit int64) string {
	switch {
	case unit > 1 && r.Zeros == Protect:
		return fmt.Sprintf("unter %d", k)
	case unit > 1:
		return fmt.Sprintf("über 0 und unter %d", k)
	case r.Zeros == Protect:
		return fmt.Sprintf("von 0 bis %d", k-1)
	case k == 2:
		return "gleich 1"
	}
	return fmt.Sprintf("von 1 bis %d", k-1)
}

func (r Rules) highest() int {
	highest := r.K
	for _, values := range r.KBy {
		for _, k := range values {
			highest = max(highest, k)
		}
	}
	return highest
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
