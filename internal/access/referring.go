package access

import (
	"slices"
	"strings"
)

// Referring are the instruments whose rule hangs on that of another one, over
// whatever detour, in any version, in the order of the catalogue.
func (b *Rulebook) Referring(instrument string) []string {
	names := b.references()
	hangs := map[string]bool{"verdict/" + instrument: true}
	for grown := true; grown; {
		grown = false
		for name, on := range names {
			if !hangs[name] && slices.ContainsFunc(on, func(next string) bool { return hangs[next] }) {
				hangs[name], grown = true, true
			}
		}
	}
	var list []string
	for _, i := range b.catalogue {
		if i.ID != instrument && hangs["verdict/"+i.ID] {
			list = append(list, i.ID)
		}
	}
	return list
}

// InstrumentName is what an instrument is called; an unknown one by its id.
func (b *Rulebook) InstrumentName(id string) string {
	if i, ok := b.instrument(id); ok && strings.TrimSpace(i.Name) != "" {
		return i.Name
	}
	return id
}
