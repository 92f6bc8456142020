package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"buendnis/internal/access"
	"buendnis/internal/alliance"
	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/rule"
	"buendnis/internal/view"
)

// factForm asks for facts about a person. What is typed comes by POST, is
// answered and forgotten: it stands in no address, no log and no store.
type factForm struct {
	book       *access.Rulebook
	asked      []string // names of facts
	on         civil.Date
	background bool
	typed      url.Values
	sent       bool
	faults     []view.Fault
	facts      rule.Facts
}

// unknownMark is how somebody says that a fact is asked for and unknown.
const unknownMark = "?"

// readFactForm reads what was sent; before that, the day stands in the address
// and the background is assumed. asks names the facts for a day.
func (s *site) readFactForm(r *http.Request, asks func(on civil.Date) []string) factForm {
	f := factForm{book: s.book(), on: s.stichtag(r), background: true, facts: rule.Facts{}, sent: r.Method == http.MethodPost}
	f.typed = r.URL.Query()
	if f.sent {
		if err := r.ParseForm(); err != nil {
			f.fault("on", "Das Formular ist nicht vollständig angekommen. Bitte senden Sie es noch einmal.")
		}
		f.typed = r.PostForm
		f.background = f.typed.Get("hintergrund") == "ja"
	}
	if text := f.typed.Get("on"); text != "" {
		if day, err := readDay(text); err == nil {
			f.on = day
		} else {
			f.fault("on", fault.SentenceOf(err))
		}
	}
	f.asked = asks(f.on)
	if f.sent {
		f.readFacts()
	} else {
		f.typed = url.Values{landFact: {s.land(r)}}
	}
	return f
}

// landFact is the fact that an alliance knows of all its people.
const landFact = "bundesland"

// land is the Land of the alliance's county, "" before there is one.
func (s *site) land(r *http.Request) string {
	kreis, err := s.kreis(r)
	if err != nil || len(kreis.Kommunen) == 0 {
		return ""
	}
	land, err := alliance.LandByAGS(kreis.Kommunen[0].AGS)
	if err != nil {
		return ""
	}
	return land
}

func (f *factForm) fault(field, sentence string) {
	f.faults = append(f.faults, view.Fault{Field: field, Sentence: sentence})
}

func (f *factForm) readFacts() {
	for _, name := range f.asked {
		fact, ok := f.book.Vocabulary().Fact(name)
		if !ok {
			continue
		}
		value, asked, err := f.read(fact)
		if err != nil {
			f.fault(name, fault.SentenceOf(err))
		} else if asked {
			f.facts[name] = value
		}
	}
	f.checkBirth()
	for _, c := range f.book.Contradictions(f.on, f.facts) {
		if faultOf(f.faults, c.Facts[0]) == "" {
			f.fault(c.Facts[0], c.Sentence)
		}
	}
}

// checkBirth compares a date of birth with an age.
func (f *factForm) checkBirth() {
	born := f.facts["geburtsdatum"]
	if !born.Known() {
		return
	}
	if age := f.facts["alter_jahre"]; age.Known() {
		from, to := civil.Age(born.Span().To, f.on), civil.Age(born.Span().From, f.on)
		if int64(to) < age.Lo || int64(from) > age.Hi {
			f.fault("alter_jahre", fmt.Sprintf("Das Alter passt nicht zum Geburtsdatum; am %s wäre die Person %d Jahre alt. Bitte lassen Sie eine der beiden Angaben weg.", f.on.German(), to))
		}
	}
}

// read reads one fact; the error is a sentence.
func (f *factForm) read(fact *rule.Fact) (value rule.Value, asked bool, err error) {
	if fact.Type == rule.List {
		return f.readList(fact)
	}
	text := strings.TrimSpace(f.typed.Get(fact.Name))
	switch {
	case text == "":
		return rule.Value{}, false, nil
	case text == unknownMark:
		return rule.Value{}, true, nil
	case fact.Type == rule.Date:
		text = isoDate(text)
	}
	if value, err = fact.Parse(text); err != nil {
		return value, false, fault.Wrap(fault.Invalid, err, "%s: %s.", fact.Label, valueHelp(fact, err))
	}
	return value, true, nil
}

// valueHelp says what is wrong with a value; for a date, how it is written here.
func valueHelp(fact *rule.Fact, err error) string {
	if fact.Type == rule.Date {
		return "das ist kein Datum; schreiben Sie 14.06.2019, 06.2019 oder 2019"
	}
	return err.Error()
}

// isoDate turns 14.06.2019 and 06.2019 into the form that facts are read in.
func isoDate(text string) string {
	parts := strings.Split(text, ".")
	if len(parts) == 1 {
		return text
	}
	slices.Reverse(parts)
	for i, part := range parts {
		if len(part) == 1 {
			parts[i] = "0" + part
		}
	}
	return strings.Join(parts, "-")
}

// values of the choice before a list.
const (
	listNone = "keine"
	listSome = "ja"
)

// listRows is how many entries of a list a form takes.
const listRows = 3

// readList reads the choice and the entries below it.
func (f *factForm) readList(fact *rule.Fact) (value rule.Value, asked bool, err error) {
	switch f.typed.Get(fact.Name) {
	case unknownMark:
		return rule.Value{}, true, nil
	case listNone:
		return rule.Value{Kind: rule.List, Items: []map[string]any{}}, true, nil
	case listSome:
		items, err := f.readItems(fact)
		return rule.Value{Kind: rule.List, Items: items}, err == nil, err
	}
	return rule.Value{}, false, nil
}

func (f *factForm) readItems(fact *rule.Fact) (items []map[string]any, err error) {
	for row := range listRows {
		item := map[string]any{}
		for _, part := range fact.Items {
			text := strings.TrimSpace(f.typed.Get(itemID(fact, row, part)))
			switch {
			case text == "" || text == unknownMark:
			case part.Type == rule.Bool:
				item[part.Name] = text == "ja"
			default:
				if _, err := civil.ParseSpan(isoDate(text)); err != nil {
					return nil, fault.New(fault.Invalid, "%s, Eintrag %d: „%s“ ist kein Datum; schreiben Sie 14.06.2019, 06.2019 oder 2019.", fact.Label, row+1, text)
				}
				item[part.Name] = isoDate(text)
			}
		}
		if len(item) > 0 {
			items = append(items, item)
		}
	}
	if len(items) == 0 {
		return nil, fault.New(fault.Invalid, "%s: Es fehlt mindestens ein Eintrag. Füllen Sie ihn aus, oder wählen Sie „unbekannt“ oder „keine“.", fact.Label)
	}
	return items, nil
}

func itemID(fact *rule.Fact, row int, part *rule.Fact) string {
	return fmt.Sprintf("%s-%d-%s", fact.Name, row+1, part.Name)
}

// question asks about an instrument.
func (f *factForm) question(instrument string) access.Question {
	q := access.Question{ID: "seite", On: f.on, Instrument: instrument, Facts: f.facts}
	if f.background {
		q.Background = access.Unauffaellig
	}
	return q
}
