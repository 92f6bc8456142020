package access

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/rule"
)

// CheckStream answers NDJSON questions line by line, in their order; it gives
// their number. A line that is no question gets an answer too: its id, its
// number and what is wrong with it. The stream may be of any length.
func (b *Rulebook) CheckStream(in io.Reader, out io.Writer) (int, error) {
	lines := &lineReader{in: bufio.NewReaderSize(in, maxLine)}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for count := 0; ; count++ {
		line, err := lines.next()
		switch {
		case errors.Is(err, io.EOF):
			return count, nil
		case err != nil && !errors.Is(err, bufio.ErrBufferFull):
			return count, fmt.Errorf("lesen der Zeile %d: %w", lines.number, err)
		}
		answer := b.answerLine(lines.number, line)
		if err != nil {
			answer = refusal{nil, fmt.Sprintf("Zeile %d ist länger als %d Zeichen und keine Frage.", lines.number, maxLine)}
		}
		if err := encoder.Encode(answer); err != nil {
			return count, fmt.Errorf("schreiben der Antwort %d: %w", count+1, err)
		}
	}
}

// maxLine is the length of the longest question, in bytes.
const maxLine = 1 << 20

// lineReader reads lines that are not empty, one at a time, so that memory
// does not grow with the stream.
type lineReader struct {
	in     *bufio.Reader
	number int // of the line read last, from 1
}

// next gives the next line; bufio.ErrBufferFull says that it is too long, and
// that the one after it comes next.
func (l *lineReader) next() ([]byte, error) {
	for {
		l.number++
		line, err := l.in.ReadSlice('\n')
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			return nil, cmp.Or(l.skip(), err)
		case len(bytes.TrimSpace(line)) > 0 && (err == nil || errors.Is(err, io.EOF)):
			return line, nil
		case err != nil:
			return nil, err
		}
	}
}

// skip reads to the end of a line.
func (l *lineReader) skip() error {
	for {
		_, err := l.in.ReadSlice('\n')
		switch {
		case err == nil || errors.Is(err, io.EOF):
			return nil
		case !errors.Is(err, bufio.ErrBufferFull):
			return err
		}
	}
}

// refusal is the answer to a line that is no question.
type refusal struct {
	ID    any    `json:"id"`
	Error string `json:"error"`
}

type questionDoc struct {
	ID         any            `json:"id"`
	On         string         `json:"on"`
	Instrument string         `json:"instrument"`
	Facts      map[string]any `json:"facts"`
	Background string         `json:"background"`
	Unknown    []string       `json:"unknown"`
}

func (b *Rulebook) answerLine(number int, line []byte) any {
	var doc questionDoc
	if err := json.Unmarshal(line, &doc); err != nil {
		return refusal{idOf(line), fmt.Sprintf("Zeile %d ist keine Frage in JSON: %s", number, jsonFault(err))}
	}
	q, err := b.question(&doc)
	if err == nil {
		var d Decision
		if d, err = b.Decide(q); err == nil {
			return d
		}
	}
	return refusal{doc.ID, fmt.Sprintf("Zeile %d: %s", number, fault.SentenceOf(err))}
}

// idOf finds the id of a line whose other fields have wrong types.
func idOf(line []byte) any {
	var doc struct{ ID any }
	if json.Unmarshal(line, &doc) != nil {
		return nil
	}
	return doc.ID
}

func jsonFault(err error) string {
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		return fmt.Sprintf("das Feld „%s“ hat die falsche Art (%s).", kind.Field, kind.Value)
	}
	return "sie ist nicht vollständig oder enthält ein falsches Zeichen."
}

func (b *Rulebook) question(doc *questionDoc) (Question, error) {
	id, ok := doc.ID.(string)
	switch {
	case !ok || id == "":
		return Question{}, fault.New(fault.Invalid, "Es fehlt „id“, ein Text, der die Frage benennt.")
	case doc.Instrument == "":
		return Question{}, fault.New(fault.Invalid, "Es fehlt „instrument“.")
	case doc.Facts == nil:
		return Question{}, fault.New(fault.Invalid, "Es fehlt „facts“; ohne Angaben schreiben Sie {}.")
	}
	on, err := civil.Parse(doc.On)
	if err != nil {
		return Question{}, fault.New(fault.Invalid, "„on“: %v.", err)
	}
	q := Question{ID: id, On: on, Instrument: doc.Instrument, Background: doc.Background, Unknown: doc.Unknown}
	q.Facts, err = b.facts(doc)
	return q, err
}

// facts reads the given values; what is only named as unknown gets none.
func (b *Rulebook) facts(doc *questionDoc) (rule.Facts, error) {
	facts := rule.Facts{}
	for name, raw := range doc.Facts {
		fact, ok := b.vocabulary.Fact(name)
		if !ok {
			return nil, fault.New(fault.Invalid, "Den Fakt „%s“ gibt es nicht; die Liste steht in law/facts.yaml.", name)
		}
		if raw == nil {
			continue
		}
		value, err := fact.ParseJSON(raw)
		if err != nil {
			return nil, fault.New(fault.Invalid, "„%s“: %v.", name, err)
		}
		facts[name] = value
	}
	for _, name := range doc.Unknown {
		if _, ok := b.vocabulary.Fact(name); !ok {
			return nil, fault.New(fault.Invalid, "„unknown“ nennt „%s“; diesen Fakt gibt es nicht.", name)
		}
		if _, given := facts[name]; !given {
			facts[name] = rule.Value{}
		}
	}
	return facts, nil
}
