package offer

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"buendnis/internal/fault"
	"buendnis/internal/rule"
)

// Limits of offers.ndjson.
const (
	maxLine   = 1 << 20
	maxOffers = 500_000
)

// ReadOffers reads offers.ndjson: one offer a line, as its JSON form says;
// empty lines are skipped. Organization, instrument, conditions and cost may
// be absent.
//
// The file is read line by line; a file without any line is a county without
// offers. The error says that this is no such file at all. Otherwise every bad field is
// listed, and the offers may be used only if there is none.
func ReadOffers(name string, in io.Reader, words rule.Words) ([]Offer, []fault.Cell, error) {
	r := &offerReader{name: name, words: words, seen: map[string]int{}, judged: map[string]string{}, texts: map[string]string{}}
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 64<<10), maxLine)
	for lines.Scan() {
		r.line++
		if text := bytes.TrimSpace(bytes.TrimPrefix(lines.Bytes(), []byte("\uFEFF"))); len(text) > 0 {
			r.read(text)
		}
		if len(r.offers) > maxOffers {
			return nil, nil, fault.New(fault.TooLarge, "%s hat mehr als %d Angebote. Bitte teilen Sie die Datei.", name, maxOffers)
		}
	}
	switch err := lines.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		r.refuse("", "", "Die Zeile ist länger als 1 MB.", "Ein Angebot steht in einer Zeile; prüfen Sie, ob ein Zeilenende fehlt.", r.line+1)
	case err != nil:
		return nil, nil, fault.Wrap(fault.Invalid, err, "%s lässt sich nicht lesen.", name)
	}
	return r.offers, r.bad.List(), nil
}

// offerReader collects offers and what won't do.
type offerReader struct {
	name   string
	words  rule.Words
	line   int
	seen   map[string]int    // id → line
	judged map[string]string // condition → why it won't do, "" if it is good
	texts  map[string]string // what many offers say, kept once
	offers []Offer
	bad    fault.Cells
}

// once gives the one copy of a text that many offers share.
func (r *offerReader) once(text string) string {
	if kept, ok := r.texts[text]; ok {
		return kept
	}
	r.texts[text] = text
	return text
}

func (r *offerReader) refuse(field, value, reason, repair string, line int) {
	r.bad.Add(fault.NewCell(r.name, line, field, value, reason, repair))
}

// read takes a line, or refuses it.
func (r *offerReader) read(text []byte) {
	before := r.bad.Len()
	if raw := r.object(text); raw != nil {
		o := r.offer(raw)
		r.add(o, r.bad.Len() == before)
	}
}

// object is the line's fields by name, nil if it has none.
func (r *offerReader) object(text []byte) (raw map[string]json.RawMessage) {
	switch {
	case !utf8.Valid(text):
		r.refuse("", strings.ToValidUTF8(string(text), "?"), "Die Zeile ist nicht in UTF-8 geschrieben.", "Speichern Sie die Datei in UTF-8.", r.line)
		return nil
	case json.Unmarshal(text, &raw) != nil || raw == nil:
		r.refuse("", string(text), "Das ist kein Objekt in JSON.", "Schreiben Sie je Angebot eine Zeile wie {\"id\":\"a1\",…}.", r.line)
		return nil
	}
	if name := fieldTwice(text); name != "" {
		r.refuse(name, string(raw[name]), "Das Feld steht zweimal in der Zeile.", "Löschen Sie eines der beiden.", r.line)
	}
	return raw
}

// offer reads the fields one by one and refuses those that there are not.
func (r *offerReader) offer(raw map[string]json.RawMessage) Offer {
	o := Offer{Serves: []string{}, Conditions: []string{}}
	for _, f := range fields {
		value, given := raw[f.name]
		delete(raw, f.name)
		given = given && (f.name == "instrument" || string(value) != "null")
		switch {
		case !given && f.required:
			r.refuse(f.name, "", "Das Feld fehlt.", f.repair, r.line)
		case given:
			if reason := f.read(r, value, &o); reason != "" {
				r.refuse(f.name, string(value), reason, f.repair, r.line)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(raw)) {
		r.refuse(name, string(raw[name]), "Dieses Feld gibt es nicht.", "Löschen Sie es, oder berichtigen Sie den Namen.", r.line)
	}
	return o
}

// add takes an offer whose fields are good one by one.
func (r *offerReader) add(o Offer, good bool) {
	if !good {
		return
	}
	if line, twice := r.seen[o.ID]; twice {
		r.refuse("id", o.ID, "Diese Kennung steht schon in Zeile "+strconv.Itoa(line)+".", "Geben Sie jedem Angebot eine eigene Kennung, oder löschen Sie eine der beiden Zeilen.", r.line)
		return
	}
	if err := o.Validate(); err != nil {
		r.refuse("", o.ID, fault.SentenceOf(err), "Berichtigen Sie die Zeile.", r.line)
		return
	}
	r.seen[o.ID] = r.line
	r.offers = append(r.offers, o)
}

func known(choices []rule.Choice, code string) bool {
	return slices.ContainsFunc(choices, func(c rule.Choice) bool { return c.Code == code })
}
