package revision

import (
	"bytes"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"buendnis/internal/access"
)

// Law is the law folder with what the editors have approved over it, as drafts
// build on it.
type Law struct {
	Number  int64 // grows with every approval; 0: as shipped
	Shipped fs.FS
	Files   fs.FS    // the approved files in place of the shipped ones
	Lost    []string // approved files that this program can't take: no such instrument, cases about facts that are gone
	changed []string // paths of the approved files
}

// NewLaw lays the approved files over the shipped ones.
func NewLaw(shipped fs.FS, a Approved) (Law, error) {
	law := Law{Number: a.Number, Shipped: shipped}
	if len(a.Files) == 0 {
		law.Files = shipped
		return law, nil
	}
	book, err := access.Load(shipped)
	if err != nil {
		return law, err
	}
	files := maps.Clone(a.Files)
	for _, file := range slices.Sorted(maps.Keys(a.Files)) {
		if _, err := fs.Stat(shipped, file); err != nil || !readable(book, file, a.Files[file]) {
			law.Lost = append(law.Lost, file)
			delete(files, file)
			continue
		}
		law.changed = append(law.changed, file)
	}
	law.Files, err = Overlay(shipped, files)
	return law, err
}

// readable tells whether cases ask for facts that there are. Rules are tried by
// loading them.
func readable(book *access.Rulebook, path string, raw []byte) bool {
	if !strings.HasPrefix(path, "cases/") {
		return true
	}
	_, err := book.ReadCases(path, bytes.NewReader(raw))
	return err == nil
}

// with lays more files over the law.
func (l Law) with(files map[string][]byte) (fs.FS, error) { return Overlay(l.Files, files) }

// InstrumentOf is the instrument whose rule stands in a file of law/.
func InstrumentOf(file string) (string, bool) {
	instrument, isRule := strings.CutSuffix(path.Base(file), ".yaml")
	return instrument, isRule
}

// Approved tells whether editors have changed the instrument's rule.
func (l Law) Approved(instrument string) bool {
	return slices.ContainsFunc(l.changed, func(path string) bool {
		return strings.HasSuffix(path, "/"+instrument+".yaml")
	})
}

// reset gives the instrument's rule and its cases back as they were shipped.
func (l Law) reset(instrument string) (Composition, error) {
	path, raw, err := ruleOf(l.Shipped, instrument)
	if err != nil {
		return Composition{}, err
	}
	c := Composition{Path: path, Files: map[string][]byte{path: raw}}
	for _, path := range l.changed {
		if !strings.HasPrefix(path, "cases/") {
			continue
		}
		now, err := fs.ReadFile(l.Files, path)
		if err != nil {
			return c, err
		}
		old, err := fs.ReadFile(l.Shipped, path)
		if err != nil {
			return c, err
		}
		c.Files[path] = slices.Concat(linesAbout(old, instrument, true), linesAbout(now, instrument, false))
	}
	return c, nil
}

// linesAbout are the cases of an instrument, or those of all others.
func linesAbout(raw []byte, instrument string, about bool) []byte {
	var kept []byte
	for line := range bytes.Lines(raw) {
		if len(bytes.TrimSpace(line)) > 0 && (headOf(line).Instrument == instrument) == about {
			kept = append(append(kept, bytes.TrimRight(line, "\r\n")...), '\n')
		}
	}
	return kept
}
