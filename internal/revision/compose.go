package revision

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"buendnis/internal/civil"
	"buendnis/internal/fault"
)

// Composition is the law folder's files as a draft makes them.
type Composition struct {
	Files   map[string][]byte // path in law/ → content
	Path    string            // of the rule
	Version int               // number of the draft's version in it, from 1; 0: none
	Line    int               // on which the draft's own text begins there, from 1
}

// Compose makes the new files of the draft's instrument: the version in force
// ends the day before, the new one stands after it, and every other version
// stays as it is, with its comments, byte for byte. The one exception is a
// version that borrows words (*name) from a replaced one: it is written with
// these words. Whether the new law loads is for Examine to say.
func Compose(law Law, d Draft) (Composition, error) {
	if err := d.Validate(); err != nil {
		return Composition{}, err
	}
	if d.Kind == Reset {
		return law.reset(d.Instrument)
	}
	file, raw, err := ruleOf(law.Files, d.Instrument)
	if err != nil {
		return Composition{}, err
	}
	f, err := readRuleFile(file, raw)
	if err != nil {
		return Composition{}, err
	}
	change, err := f.change(d)
	if err != nil {
		return Composition{}, err
	}
	c := Composition{Path: file, Files: map[string][]byte{file: change.text()}}
	if change.added >= 0 {
		c.Version, c.Line = change.added+1, change.line()
	}
	if err := change.verify(c.Files[file]); err != nil {
		return c, err
	}
	return c, composeCases(law.Files, d, c.Files)
}

// ruleOf finds law/<kind>/<instrument>.yaml.
func ruleOf(law fs.FS, instrument string) (file string, raw []byte, err error) {
	if !fs.ValidPath(instrument) || strings.ContainsAny(instrument, `/*?[\`) {
		return "", nil, noRule(instrument)
	}
	files, err := fs.Glob(law, "*/"+instrument+".yaml")
	if err != nil {
		return "", nil, err
	}
	for _, file := range files {
		if folder := path.Dir(file); folder == "tables" || folder == "needs" {
			continue
		}
		raw, err := fs.ReadFile(law, file)
		return file, raw, err
	}
	return "", nil, noRule(instrument)
}

func noRule(instrument string) error {
	return fault.New(fault.NotFound, "Zum Instrument „%s“ gibt es keine Regel, die sich ändern ließe.", instrument)
}

// change is a rule file with a draft worked in.
type change struct {
	*versionFile
	added int   // index of the new version, -1: none
	want  []any // what its versions must contain
}

func (f *versionFile) change(d Draft) (*change, error) {
	before, err := f.contents()
	if err != nil {
		return nil, err
	}
	c := &change{versionFile: f, added: -1, want: before}
	switch d.Kind {
	case End:
		return c, c.end(*d.From)
	case Correction:
		i := slices.IndexFunc(f.versions, func(v stretch) bool { return sameDay(v.from, d.From) })
		if i < 0 {
			return nil, fault.New(fault.Invalid, "Es gibt keine Fassung, die an diesem Tag beginnt. Eine Berichtigung nennt den ersten Tag der Fassung, die sie ersetzt.")
		}
		return c, c.replace(i, d)
	}
	return c, c.insert(d)
}

// insert puts a new version in; the one in force ends the day before. A version
// that begins on the same day is replaced.
func (c *change) insert(d Draft) error {
	from := *d.From
	if i := slices.IndexFunc(c.versions, func(v stretch) bool { return sameDay(v.from, d.From) }); i >= 0 {
		return c.replace(i, d)
	}
	at := 0 // behind all that begin earlier
	for at < len(c.versions) && (c.versions[at].from == nil || *c.versions[at].from < from) {
		at++
	}
	to := lastOf(nil, c.versions[at:])
	if at > 0 && c.versions[at-1].holds(from) {
		to = lastOf(c.versions[at-1].to, nil)
		if err := c.shorten(at-1, from.AddDays(-1)); err != nil {
			return err
		}
	}
	return c.add(at, d, to)
}

// lastOf is the last day of what takes the place of a version, or stands before
// the next one.
func lastOf(to *civil.Date, next []stretch) *civil.Date {
	if to == nil && len(next) > 0 && next[0].from != nil {
		day := next[0].from.AddDays(-1)
		return &day
	}
	return to
}

// replace takes a version out and puts the draft's there; who borrowed words
// from the old one keeps them.
func (c *change) replace(i int, d Draft) error {
	old := c.versions[i]
	c.versions = slices.Delete(c.versions, i, i+1)
	c.want = slices.Delete(c.want, i, i+1)
	if err := c.bequeath(old.node, i); err != nil {
		return err
	}
	return c.add(i, d, old.to)
}

// end shortens the version in force; nothing may come after it.
func (c *change) end(from civil.Date) error {
	for i, v := range c.versions {
		if v.from != nil && *v.from >= from {
			return fault.New(fault.Invalid, "Nach diesem Tag beginnt noch eine Fassung (ab %s). Enden kann eine Regel erst nach dem Beginn ihrer letzten Fassung.", v.from.German())
		}
		if v.holds(from) {
			return c.shorten(i, from.AddDays(-1))
		}
	}
	return fault.New(fault.Invalid, "Am %s gilt zu diesem Instrument schon keine Regel mehr.", from.German())
}

func sameDay(a, b *civil.Date) bool {
	return a == nil && b == nil || a != nil && b != nil && *a == *b
}
