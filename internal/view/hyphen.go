package view

import "regexp"

// joint is where a German compound may break: after a first part that ends as
// first parts do ("Aufenthalts-gestattung"), before at least four letters.
var joint = regexp.MustCompile(`([Ww]ieder|[A-ZÄÖÜ]?[a-zäöüß]*(?:ungs|heits|keits|schafts|halts|unfts|ssens|tritts|ions))([a-zäöüß]{4,})`)

// Hyphenated gives long words soft hyphens, for narrow heads: browsers without
// a German dictionary break them anywhere otherwise.
func Hyphenated(text string) string { return joint.ReplaceAllString(text, "$1\u00ad$2") }
