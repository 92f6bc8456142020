package access

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"buendnis/internal/fault"
	"buendnis/internal/rule"
)

// Case is a line of law/cases: a question to which a person has written down
// the right answer. What it says beyond the verdict must be answered so too.
type Case struct {
	Question
	Expected   Verdict
	AlsoOK     []Verdict // verdicts that are right as well
	Confidence string    // high, medium, low: how sure the writer is
	Norm, Note string
	Missing    []string // exactly these facts are missing; nil: not said
	Flags      []string // the answer carries at least these
	OpensDate  string   // the day on which time alone opens it
	OpensFact  string   // the fact that one can change
	File       string   // law/cases/…
	Line       int      // from 1
}

type caseDoc struct {
	questionDoc
	Expected   Verdict   `json:"expected"`
	AlsoOK     []Verdict `json:"also_ok"`
	Confidence string    `json:"confidence"`
	Norm       string    `json:"norm"`
	Note       string    `json:"note"`
	Missing    []string  `json:"missing"`
	Flags      []string  `json:"flags"`
	OpensDate  string    `json:"opens_date"`
	OpensFact  string    `json:"opens_fact"`
}

// Cases reads every file of law/cases.
func (b *Rulebook) Cases(law fs.FS) ([]Case, error) {
	files, err := fs.Glob(law, "cases/*.ndjson")
	if err != nil {
		return nil, err
	}
	var cases []Case
	for _, file := range files {
		raw, err := fs.ReadFile(law, file)
		if err != nil {
			return nil, err
		}
		read, err := b.ReadCases(path.Base(file), bytes.NewReader(raw))
		if err != nil {
			return nil, err
		}
		cases = append(cases, read...)
	}
	return cases, nil
}

// maxCaseBytes is the longest line that is read.
const maxCaseBytes = 1 << 20

// ReadCases reads cases line by line; the error names the file, the line and
// what is wrong with it.
func (b *Rulebook) ReadCases(file string, in io.Reader) ([]Case, error) {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, maxCaseBytes)
	var cases []Case
	for line := 1; lines.Scan(); line++ {
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		c, err := b.readCase(lines.Bytes())
		if err != nil {
			return nil, fault.New(fault.Invalid, "%s, Zeile %d: %s", file, line, fault.SentenceOf(err))
		}
		c.File, c.Line = file, line
		cases = append(cases, c)
	}
	if err := lines.Err(); err != nil {
		return nil, fault.Wrap(fault.Invalid, err, "%s lässt sich nicht zu Ende lesen: eine Zeile ist zu lang.", file)
	}
	return cases, nil
}

func (b *Rulebook) readCase(line []byte) (Case, error) {
	var doc caseDoc
	if err := json.Unmarshal(line, &doc); err != nil {
		return Case{}, fault.New(fault.Invalid, "Das ist kein Fall in JSON: %s", jsonFault(err))
	}
	q, err := b.question(&doc.questionDoc)
	if err != nil {
		return Case{}, err
	}
	for _, v := range append([]Verdict{doc.Expected}, doc.AlsoOK...) {
		if !slices.Contains(verdicts, v) {
			return Case{}, fault.New(fault.Invalid, "„%s“ ist kein Urteil; möglich sind ja, ermessen, nein und unklar.", v)
		}
	}
	slices.Sort(doc.Missing)
	return Case{
		Question: q, Expected: doc.Expected, AlsoOK: doc.AlsoOK, Confidence: doc.Confidence, Norm: doc.Norm, Note: doc.Note,
		Missing: doc.Missing, Flags: doc.Flags, OpensDate: doc.OpensDate, OpensFact: doc.OpensFact,
	}, nil
}

// CaseResult is a case and what the rules say about it.
type CaseResult struct {
	Case     Case
	Decision Decision
	Failures []string // German sentences; none: the rules say the same
}

// Passed tells whether the rules say what the case expects.
func (r CaseResult) Passed() bool { return len(r.Failures) == 0 }

// Try asks a case.
func (b *Rulebook) Try(c Case) CaseResult {
	r := CaseResult{Case: c}
	d, err := b.Decide(c.Question)
	if err != nil {
		r.Failures = []string{fault.SentenceOf(err)}
		return r
	}
	r.Decision = d
	for _, check := range []func(*Case, *Decision) string{verdictFails, unknownFails, missingFails, flagsFail, opensFail} {
		if sentence := check(&c, &d); sentence != "" {
			r.Failures = append(r.Failures, sentence)
		}
	}
	return r
}

func verdictFails(c *Case, d *Decision) string {
	if d.Verdict == c.Expected || slices.Contains(c.AlsoOK, d.Verdict) {
		return ""
	}
	return fmt.Sprintf("Das Urteil ist „%s“ statt „%s“.", d.Verdict, c.Expected)
}

// unknownFails: where a verdict is open for want of a fact, the fact is named.
func unknownFails(c *Case, d *Decision) string {
	named := func(fact string) bool { return slices.Contains(d.Missing, fact) }
	if d.Verdict != Unklar || c.Expected != Unklar || len(c.Unknown) == 0 || slices.ContainsFunc(c.Unknown, named) {
		return ""
	}
	return fmt.Sprintf("Als fehlend genannt ist %v und keine der unbekannten Angaben %v.", d.Missing, c.Unknown)
}

func missingFails(c *Case, d *Decision) string {
	if c.Missing == nil || slices.Equal(c.Missing, d.Missing) {
		return ""
	}
	return fmt.Sprintf("Als fehlend genannt ist %v statt %v.", d.Missing, c.Missing)
}

func flagsFail(c *Case, d *Decision) string {
	for _, flag := range c.Flags {
		if !slices.Contains(d.Flags, flag) {
			return fmt.Sprintf("Der Hinweis „%s“ fehlt; da ist %v.", flag, d.Flags)
		}
	}
	return ""
}

func opensFail(c *Case, d *Decision) string {
	told := func(o Opening) bool {
		return (c.OpensDate == "" || o.Kind == "zeit" && o.Date != nil && o.Date.String() == c.OpensDate) &&
			(c.OpensFact == "" || o.Fact != nil && *o.Fact == c.OpensFact)
	}
	if c.OpensDate+c.OpensFact == "" || slices.ContainsFunc(d.Opens, told) {
		return ""
	}
	return fmt.Sprintf("Es öffnet nicht „%s%s“.", c.OpensDate, c.OpensFact)
}

// Given are the facts of the case that somebody stated, as text by name.
func (b *Rulebook) Given(facts rule.Facts) map[string]string {
	texts := map[string]string{}
	for name, value := range facts {
		if f, ok := b.vocabulary.Fact(name); ok && value.Known() {
			texts[name] = f.Format(value)
		}
	}
	return texts
}
