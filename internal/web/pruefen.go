package web

import (
	"net/http"

	"buendnis/internal/access"
	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/gate"
)

// tryRule asks a rule about one person and explains the answer step by step.
// What is typed is answered and forgotten.
func (s *site) tryRule(w http.ResponseWriter, r *http.Request) error {
	book := s.book()
	text, err := book.Rule(r.PathValue("instrument"))
	if err != nil {
		return err
	}
	instrument := text.Instrument
	form := s.readFactForm(r, func(on civil.Date) []string { return book.Asks(instrument.ID, on) })
	v := tryView{form: &form, instrument: instrument, names: s.instrumentNames(), book: book}
	if form.sent && len(form.faults) == 0 {
		v.answer, err = book.Explain(form.question(instrument.ID))
		if err != nil {
			form.fault("on", fault.SentenceOf(err))
		}
		v.answered = err == nil
	}
	return s.showStatus(w, r, form.status(), page{
		title: "Prüfen: " + instrument.Name, section: "/regelwerk",
		crumbs: []link{{"Regelwerk", "/regelwerk"}, {instrument.Name, "/regelwerk/" + instrument.ID + "?on=" + form.on.String()}},
	}, tryPage(v))
}

// status is that of a page which repeats the form.
func (f *factForm) status() int {
	if len(f.faults) == 0 {
		return http.StatusOK
	}
	return gate.ProblemOf(fault.New(fault.Invalid, "")).Status
}

// tryView is what the page shows.
type tryView struct {
	form       *factForm
	instrument access.Instrument
	book       *access.Rulebook
	names      map[string]string
	answered   bool
	answer     access.Explanation
}
