package person

import (
	"maps"
	"slices"
	"strings"

	"buendnis/internal/fault"
)

// Counted says which base counts for a municipality.
type Counted struct {
	Kommune string // AGS
	Source  Source
	Names   []string // of the files, in the order given
}

// Join puts bases together so that nobody counts twice: per municipality one
// kind of source. Files of one kind add up; a second workbook of the same
// municipality is refused. Where two kinds speak about one municipality, chosen
// says which of them counts; without a choice they are refused, each by name.
func Join(bases []Base, chosen map[string]Source) (Population, []Counted, error) {
	j := joint{chosen: chosen, spoken: map[string][]Base{}}
	for _, b := range bases {
		for _, kommune := range b.Kommunen() {
			j.spoken[kommune] = append(j.spoken[kommune], b)
		}
	}
	counted := j.counted()
	if len(j.refused) > 0 {
		return nil, nil, fault.New(fault.Conflict, "%s", strings.Join(j.refused, "\n"))
	}
	return counting(bases, counted), counted, nil
}

// joint is bases on their way to one population.
type joint struct {
	chosen  map[string]Source
	spoken  map[string][]Base // AGS → who speaks about it
	refused []string
}

func (j *joint) refuse(sentence string, args ...any) {
	j.refused = append(j.refused, fault.New(fault.Conflict, sentence, args...).Sentence)
}

// counted decides for every municipality, in the order of their AGS.
func (j *joint) counted() (list []Counted) {
	for _, kommune := range slices.Sorted(maps.Keys(j.chosen)) {
		if _, spoken := j.spoken[kommune]; !spoken {
			j.refuse("--base nennt %s, aber keine Datei zählt dort jemanden. Prüfen Sie den Gemeindeschlüssel.", kommune)
		}
	}
	for _, kommune := range slices.Sorted(maps.Keys(j.spoken)) {
		if source, ok := j.source(kommune); ok {
			names := j.names(kommune, source)
			if source == Workbook && len(names) > 1 {
				j.refuse("Für %s liegen %d Mappen vor: %s. Nennen Sie nur die, die zählt.", kommune, len(names), strings.Join(names, ", "))
			}
			list = append(list, Counted{kommune, source, names})
		}
	}
	return list
}

// source is the kind that counts for a municipality.
func (j *joint) source(kommune string) (Source, bool) {
	var kinds []Source
	var each []string
	for _, b := range j.spoken[kommune] {
		if !slices.Contains(kinds, b.Source) {
			kinds = append(kinds, b.Source)
			each = append(each, b.Source.Label()+" "+strings.Join(j.names(kommune, b.Source), ", "))
		}
	}
	choice, made := j.chosen[kommune]
	switch {
	case made && !slices.Contains(kinds, choice):
		j.refuse("--base %s=%s: So eine Quelle liegt für die Kommune nicht vor, nur %s.", kommune, choice, strings.Join(each, " und "))
		return "", false
	case made:
		return choice, true
	case len(kinds) > 1:
		j.refuse("Für %s liegen zwei Grundlagen vor: %s. Dieselben Personen würden doppelt gezählt. Wählen Sie eine, zum Beispiel --base %s=%s.",
			kommune, strings.Join(each, " und "), kommune, kinds[0])
		return "", false
	}
	return kinds[0], true
}

func (j *joint) names(kommune string, source Source) (names []string) {
	for _, b := range j.spoken[kommune] {
		if b.Source == source {
			names = append(names, b.Name)
		}
	}
	return names
}

// counting are the classes of those bases that count.
func counting(bases []Base, counted []Counted) (all Population) {
	source := map[string]Source{}
	for _, c := range counted {
		source[c.Kommune] = c.Source
	}
	for _, b := range bases {
		for _, class := range b.Population {
			if source[class.Kommune] == b.Source {
				all = append(all, class)
			}
		}
	}
	return all
}
