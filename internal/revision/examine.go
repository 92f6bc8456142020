package revision

import (
	"fmt"
	"io/fs"
	"reflect"
	"slices"
	"strings"

	"buendnis/internal/access"
	"buendnis/internal/civil"
	"buendnis/internal/fault"
)

// Examination is what a draft would do: whether it can be read at all, what the
// linter and the cases say, and which verdicts it changes.
type Examination struct {
	Made     Composition
	Mistakes []Mistake // why it does not load; then the rest is empty

	Rule      access.RuleText     // with the draft worked in
	Version   int                 // number of the draft's version in it, from 1; 0: none
	Before    *access.VersionText // in force on the first day, without the draft
	After     *access.VersionText // the same with it
	Findings  []Found
	Cases     []Tried
	Lacking   []string // German sentences: which cases are still to be written
	Changes   []Change
	Day       civil.Date // first day on which the change shows
	Referring []string   // other instruments whose rule hangs on this one
	Idle      bool       // the draft says nothing that isn't law already

	files fs.FS
	Book  *access.Rulebook // of the law with the draft
}

// Mistake is a place in the draft's texts that can't stay so.
type Mistake struct {
	Field    string // regel, faelle
	Line     int    // in the text of the field, from 1; 0: the text as a whole
	Sentence string // what is wrong, where
	Repair   string
}

// Found is a finding of the linter.
type Found struct {
	Finding
	New    bool // it comes with the draft
	Blocks bool // it must be mended first: an error in the draft's own version
}

// Change is a verdict for a residence status that the draft changes.
type Change struct {
	Instrument, Status string
	Before, After      []access.Verdict
}

// Open are the sentences that say why the draft can't be submitted yet.
func (e *Examination) Open() []string {
	var open []string
	for _, m := range e.Mistakes {
		open = append(open, m.Sentence)
	}
	if e.Idle {
		open = append(open, "Der Entwurf ändert nichts: Seine Fassung ist die, die an diesem Tag schon gilt. Ändern Sie die Regel oder ihre Quelle, oder verwerfen Sie den Entwurf.")
	}
	open = append(open, e.Lacking...)
	var old []string
	for _, c := range e.Cases {
		switch {
		case c.Replaceable:
			old = append(old, c.Case.ID)
		case !c.Passed():
			open = append(open, c.failure())
		}
	}
	if len(old) > 0 {
		open = append(open, fmt.Sprintf("Alte Fälle fallen jetzt anders aus: %s. Sagen Sie, warum sie nicht mehr gelten, oder berichtigen Sie den Text.", strings.Join(old, ", ")))
	}
	for _, f := range e.Findings {
		if f.Blocks {
			open = append(open, f.Place+": "+f.Text)
		}
	}
	return open
}

// Examine works the draft into the law and looks what comes of it. The error is
// for what no editor can mend; all else is in the Examination.
func Examine(law Law, book *access.Rulebook, d Draft, today civil.Date) (*Examination, error) {
	e := &Examination{Day: today}
	if d.From != nil {
		e.Day = *d.From
	}
	composition, err := Compose(law, d)
	if fault.KindOf(err) == fault.Invalid || fault.KindOf(err) == fault.TooLarge {
		e.Mistakes = []Mistake{mistakeOf(err)}
		return e, nil
	}
	if err != nil {
		return nil, err
	}
	e.Made = composition
	if e.files, err = law.with(composition.Files); err != nil {
		return nil, err
	}
	if e.Book, err = access.Load(e.files); err != nil {
		e.Mistakes = []Mistake{composition.mistake(err, d, book)}
		return e, nil
	}
	return e, e.look(law, book, d, composition)
}

// look compares the law with the draft to the law without it.
func (e *Examination) look(law Law, book *access.Rulebook, d Draft, c Composition) (err error) {
	e.Version, e.Referring = c.Version, e.Book.Referring(d.Instrument)
	if e.Rule, err = e.Book.Rule(d.Instrument); err != nil {
		return err
	}
	old, err := book.Rule(d.Instrument)
	if err != nil {
		return err
	}
	if c.Version > 0 && d.From == nil {
		if to := e.Rule.Versions[c.Version-1].To; to != nil {
			e.Day = min(e.Day, *to)
		}
	}
	e.Before, e.After = on(old, e.Day), on(e.Rule, e.Day)
	e.Idle = strings.TrimSpace(d.Cases) == "" && sameRule(e.Before, e.After)
	if err := e.tryCases(law, book, d); err != nil || len(e.Mistakes) > 0 {
		return err
	}
	e.compare(book, d.Instrument)
	return nil
}

func on(rule access.RuleText, day civil.Date) *access.VersionText {
	for _, v := range rule.Versions {
		if v.Holds(day) {
			return &v
		}
	}
	return nil
}

// sameRule tells whether two versions say the same, whenever they hold.
func sameRule(a, b *access.VersionText) bool {
	if a == nil || b == nil {
		return false
	}
	x, y := *a, *b
	x.From, x.To, y.From, y.To = nil, nil, nil, nil
	return reflect.DeepEqual(x, y)
}

// compare asks for each residence status what changes on the first day.
func (e *Examination) compare(book *access.Rulebook, instrument string) {
	type place struct{ instrument, status string }
	before := map[place][]access.Verdict{}
	concerned := e.Affected(instrument)
	for _, cell := range book.MatrixOf(concerned, e.Day, access.ReferenceProfile()) {
		before[place{cell.Instrument, cell.Status}] = cell.Verdicts
	}
	for _, cell := range e.Book.MatrixOf(concerned, e.Day, access.ReferenceProfile()) {
		if old := before[place{cell.Instrument, cell.Status}]; !slices.Equal(old, cell.Verdicts) {
			e.Changes = append(e.Changes, Change{cell.Instrument, cell.Status, old, cell.Verdicts})
		}
	}
}

// compareFindings marks the findings that the draft brings. Only errors of its
// own version stand in the way: that a version which it shortens has fewer
// cases now is to be read, not to be mended.
func (e *Examination) compareFindings(d Draft, before, after []Finding) {
	known := map[string]bool{}
	for _, f := range before {
		known[f.Kind+"\n"+f.Text] = true
	}
	for _, f := range after {
		found := Found{Finding: f, New: !known[f.Kind+"\n"+f.Text]}
		found.Blocks = found.New && f.Severity == Fehler && e.Version > 0 && sameDay(f.From, d.From)
		e.Findings = append(e.Findings, found)
	}
}

func mistakeOf(err error) Mistake {
	m := Mistake{Field: "regel", Sentence: fault.SentenceOf(err)}
	if found := leadingLine.FindStringSubmatch(m.Sentence); found != nil {
		m.Line = number(found[1])
	}
	return m
}

// Passed tells whether nothing stands in the way of submitting it.
func (e *Examination) Passed() bool { return len(e.Open()) == 0 }

// Affected is the instrument and all that hang on it.
func (e *Examination) Affected(instrument string) []string {
	return append([]string{instrument}, e.Referring...)
}

// trimmed is a text without line breaks, for a sentence.
func trimmed(text string) string { return strings.Join(strings.Fields(text), " ") }
