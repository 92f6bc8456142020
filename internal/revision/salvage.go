package revision

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"strings"

	"buendnis/internal/access"
)

// Damage is an approved file that this program can't use, because it reads law
// otherwise than the program under which it was approved.
type Damage struct {
	Instrument string
	Path       string
	Sentence   string // why, and what holds until it is mended
}

// salvage loads the approved law. Where that fails, the rules that are at fault
// answer „unklar“ until an editor has mended them: neither does the alliance
// stand still, nor does the shipped rule hold that it has put aside (see
// docs/decisions/0007).
func salvage(law Law) (fs.FS, *access.Rulebook, []Damage, error) {
	var damages []Damage
	for _, path := range law.Lost {
		damages = append(damages, lost(path))
	}
	book, err := access.Load(law.Files)
	if err == nil {
		return law.Files, book, damages, nil
	}
	files := map[string][]byte{}
	for _, file := range law.changed {
		raw, err := fs.ReadFile(law.Files, file)
		if err != nil {
			return nil, nil, nil, err
		}
		fault := tryFile(law.Shipped, files, file, raw)
		if fault == nil {
			continue
		}
		instrument := strings.TrimSuffix(path.Base(file), ".yaml")
		files[file] = closedRule(instrument)
		damages = append(damages, broken(instrument, file, fault))
	}
	overlay, err := Overlay(law.Shipped, files)
	if err != nil {
		return nil, nil, nil, err
	}
	book, err = access.Load(overlay)
	return overlay, book, damages, err
}

// tryFile keeps a file if the law loads with it. Cases are no law: they load
// with everything, and fail where they are asked.
func tryFile(shipped fs.FS, files map[string][]byte, file string, raw []byte) error {
	more := maps.Clone(files)
	more[file] = raw
	overlay, err := Overlay(shipped, more)
	if err == nil {
		_, err = access.Load(overlay)
	}
	if err == nil {
		files[file] = raw
	}
	return err
}

// closedRule is the rule of which nothing is known.
func closedRule(instrument string) []byte {
	return fmt.Appendf(nil, `instrument: %s
versions:
  - source: Regel dieses Bündnisses, mit diesem Programm nicht lesbar
    confidence: low
    ways:
      - verdict: unklar
        norm: Regel dieses Bündnisses
        text: Die bestätigte Regel lässt sich mit diesem Programm nicht lesen. Bis die Koordination sie berichtigt, ist jedes Urteil unklar.
        flags: [nicht_bestaetigt]
`, instrument)
}

func broken(instrument, file string, fault error) Damage {
	return Damage{instrument, file, fmt.Sprintf(
		"Die bestätigte Regel law/%s passt nicht zu dieser Fassung des Programms: %s Bis die Koordination sie unter „Regelwerk“ berichtigt, lautet das Urteil zu diesem Instrument „unklar“.",
		file, ending(fault.Error()))}
}

func lost(file string) Damage {
	instrument := strings.TrimSuffix(strings.TrimSuffix(path.Base(file), ".yaml"), ".ndjson")
	return Damage{instrument, file, fmt.Sprintf("Die bestätigte Datei law/%s passt nicht mehr zu dieser Fassung des Programms. Sie bleibt gespeichert; es gilt die ausgelieferte.", file)}
}
