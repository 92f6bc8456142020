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
// The error says that this is no such file at all. Otherwise every bad field is
// listed, and the offers may be used only if there is none.
func ReadOffers(name string, in io.Reader, words rule.Words) ([]Offer, []fault.Cell, error) {
	r := &offerReader{name: name, words: words, seen: map[string]int{}}
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 64<<10), maxLine)
	for lines.Scan() && len(r.bad) < fault.MostCells {
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
	return r.offers, r.bad, nil
}

// offerReader collects offers and what won't do.
type offerReader struct {
	name   string
	words  rule.Words
	line   int
	seen   map[string]int // id → line
	offers []Offer
	bad    []fault.Cell
}

func (r *offerReader) refuse(field, value, reason, repair string, line int) {
	r.bad = append(r.bad, fault.NewCell(r.name, line, field, value, reason, repair))
}

func (r *offerReader) read(text []byte) {
	var raw map[string]json.RawMessage
	if !utf8.Valid(text) || json.Unmarshal(text, &raw) != nil || raw == nil {
		r.refuse("", string(text), "Das ist kein Objekt in JSON.", "Schreiben Sie je Angebot eine Zeile wie {\"id\":\"a1\",…}, in UTF-8.", r.line)
		return
	}
	before := len(r.bad)
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
	r.add(o, len(r.bad) == before)
}

// add takes an offer whose fields are good one by one.
func (r *offerReader) add(o Offer, good bool) {
	if !good {
		return
	}
	if line, twice := r.seen[o.ID]; twice {
		r.refuse("id", o.ID, "Diese Kennung steht schon in Zeile "+strconv.Itoa(line)+".", "Geben Sie jedem Angebot eine eigene Kennung.", r.line)
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
