package web

import (
	"net/http"
	"strings"

	"buendnis/internal/access"
	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/gate"
)

// ruleText shows one rule: its versions on a time line, the version of a day
// with conditions, ways and sources, and the cases that test it.
func (s *site) ruleText(w http.ResponseWriter, r *http.Request) error {
	book := s.book()
	rule, err := book.Rule(r.PathValue("instrument"))
	if err != nil {
		return err
	}
	v := ruleView{rule: rule, book: book, on: s.stichtag(r), kind: choiceLabel(book.Kinds(), rule.Instrument.Kind), names: s.instrumentNames()}
	v.formulas = r.URL.Query().Get("formeln") == "ja"
	if v.cases, err = s.casesOf(rule, r.URL.Query()); err != nil {
		return err
	}
	if v.history, err = s.historyOf(r, rule.Instrument.ID); err != nil {
		return err
	}
	status := http.StatusOK
	if text := r.URL.Query().Get("on"); text != "" {
		if day, err := readDay(text); err == nil {
			v.on = day
		} else {
			v.typed, v.fault = text, fault.SentenceOf(err)
			status = gate.ProblemOf(err).Status
		}
	}
	return s.showStatus(w, r, status, page{
		title: rule.Instrument.Name, section: "/regelwerk",
		crumbs: []link{{"Regelwerk", "/regelwerk?on=" + v.on.String()}},
	}, rulePage(v))
}

func (s *site) instrumentNames() map[string]string {
	names := map[string]string{}
	for _, instrument := range s.book().Instruments() {
		names[instrument.ID] = instrument.Name
	}
	return names
}

// ruleView is what the page of a rule shows.
type ruleView struct {
	rule         access.RuleText
	book         *access.Rulebook
	cases        caseList
	on           civil.Date
	kind         string
	names        map[string]string // of instruments with a page
	typed, fault string            // a day that can't be read, and why
	formulas     bool              // show conditions in the rule language too
	history      historyView       // what the alliance has changed in it
}

// current is the version in force on the day.
func (v ruleView) current() (access.VersionText, bool) {
	for _, version := range v.rule.Versions {
		if version.Holds(v.on) {
			return version, true
		}
	}
	return access.VersionText{}, false
}

func (v ruleView) heading() string {
	if _, ok := v.current(); !ok {
		return v.rule.Instrument.Name + ": am " + v.on.German() + " ohne Regel"
	}
	return v.rule.Instrument.Name
}

func (v ruleView) preline() string {
	return "Regelwerk · " + v.kind + " · " + v.rule.Instrument.Number + " · Rechtsstand " + v.on.German()
}

func (v ruleView) blocks() bool { return v.rule.Instrument.Bars() }

// referring are the rules that ask this one.
func (v ruleView) referring() []link {
	var list []link
	for _, id := range v.book.Referring(v.rule.Instrument.ID) {
		list = append(list, link{v.names[id], v.addressOf(id)})
	}
	return list
}

// addressOf is another rule on the same day.
func (v ruleView) addressOf(instrument string) string {
	return "/regelwerk/" + instrument + "?on=" + v.on.String()
}

// openingNote says what kind of change an opening is and who can make it.
func (v ruleView) openingNote(opening access.OpeningText) string {
	note := choiceLabel(openingKinds, opening.Kind)
	if opening.Who != "" {
		note += ", " + whoWords(opening.Who)
	}
	return "(" + note + ")"
}

// readableAddress is an address without what nobody reads.
func readableAddress(address string) string {
	_, text, _ := strings.Cut(address, "://")
	return strings.TrimSuffix(strings.TrimPrefix(text, "www."), "/")
}

func (v ruleView) day() string {
	if v.typed != "" {
		return v.typed
	}
	return v.on.String()
}

// periodWords say from when to when a version holds.
func periodWords(version access.VersionText) string {
	switch {
	case version.From == nil && version.To == nil:
		return "immer"
	case version.From == nil:
		return "bis " + version.To.German()
	case version.To == nil:
		return "seit " + version.From.German()
	}
	return version.From.German() + " bis " + version.To.German()
}

// joinWords lead into conditions that are joined.
func joinWords(join string) string {
	return map[string]string{"all": "alles davon:", "any": "mindestens eins davon:", "not": "nicht:"}[join]
}

// otherView is the address of the same page with or without formulas.
func (v ruleView) otherView() link {
	address := "/regelwerk/" + v.rule.Instrument.ID + "?on=" + v.on.String()
	if v.formulas {
		return link{"Ohne Formeln zeigen", address}
	}
	return link{"Mit den Formeln der Regelsprache zeigen", address + "&formeln=ja"}
}

// versionAddress shows the rule on a day on which a version holds.
func (v ruleView) versionAddress(version access.VersionText) string {
	day := v.on
	if version.From != nil {
		day = *version.From
	} else if version.To != nil {
		day = *version.To
	}
	return "/regelwerk/" + v.rule.Instrument.ID + "?on=" + day.String()
}
