// Package law holds the law as data: facts, instruments with their dated
// versions, tables of countries and status groups, need rules and test cases.
//
// A jurist reads and changes the YAML files of this folder; nobody has to read
// Go for that. This file only embeds them. internal/rule gives the words of
// the language, internal/access reads the files and answers questions.
//
// An instrument stands in the folder of its kind (instruments.yaml), so that
// sprache/berufssprachkurs.yaml is where one looks for it.
package law

import "embed"

// FS holds every data file of this folder under its own path
// (facts.yaml, instruments.yaml, sprache/berufssprachkurs.yaml, …).
//
//go:embed *.yaml cases tables needs sprache erwerbstaetigkeit ausbildungsfoerderung bildung beratung sperrregel foerderbaustein existenzsicherung aufenthaltssicherung
var FS embed.FS
