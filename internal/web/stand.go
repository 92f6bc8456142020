package web

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"buendnis/internal/auth"
	"buendnis/internal/fault"
	"buendnis/internal/gate"
	"buendnis/internal/view"
)

// frozenList shows the frozen analyses and, to those who may, the form that
// freezes the one they came from.
func (s *site) frozenList(w http.ResponseWriter, r *http.Request) error {
	values := r.URL.Query()
	return s.showFrozenList(w, r, http.StatusOK, freezeForm{On: values.Get("on"), Mode: values.Get("modus")}, nil)
}

func (s *site) showFrozenList(w http.ResponseWriter, r *http.Request, status int, form freezeForm, faults []view.Fault) error {
	actor := gate.ActorOf(r)
	list, err := s.Store.FrozenAnalyses(r.Context(), actor)
	if err != nil {
		return err
	}
	priorities, err := s.Store.Priorities(r.Context(), actor)
	if err != nil {
		return err
	}
	basis, err := s.delivered(r.Context())
	if err != nil {
		return err
	}
	if form.On == "" {
		form.On = basis.erhebung.Stichtag.String()
	}
	if form.Basis == "" {
		form.Basis = basis.fingerprint
	}
	v := frozenListView{
		list: list, refers: countBy(priorities), form: form, faults: faults, delivered: len(basis.versions) > 0,
		mayFreeze: s.gate.May(r, auth.AnalyseFestschreiben, auth.Object{}),
	}
	p := page{title: "Festgeschriebene Stände", section: "/analyse", crumbs: []link{{"Analyse", "/analyse"}}}
	return s.showStatus(w, r, status, p, frozenListPage(v))
}

// freezeForm is the wish to freeze an analysis, as it was typed. Basis is the
// fingerprint of the deliveries that the page showed.
type freezeForm struct{ Title, Purpose, On, Mode, Basis string }

func readFreezeForm(r *http.Request) freezeForm {
	return freezeForm{
		Title: strings.TrimSpace(r.PostFormValue("titel")), Purpose: strings.TrimSpace(r.PostFormValue("zweck")),
		On: r.PostFormValue("on"), Mode: r.PostFormValue("modus"), Basis: r.PostFormValue("grundlage"),
	}
}

func (f freezeForm) faults() []view.Fault {
	var faults []view.Fault
	for _, text := range []struct{ field, value, missing string }{
		{"titel", f.Title, "Bitte geben Sie dem Stand einen Titel, unter dem andere ihn wiederfinden."},
		{"zweck", f.Purpose, "Bitte schreiben Sie in einem Satz, wofür der Stand gebraucht wird."},
	} {
		if text.value == "" {
			faults = append(faults, view.Fault{Field: text.field, Sentence: text.missing})
		} else if len([]rune(text.value)) > longestText {
			faults = append(faults, view.Fault{Field: text.field, Sentence: fmt.Sprintf("Bitte fassen Sie sich kurz: höchstens %d Zeichen.", longestText)})
		}
	}
	return faults
}

// freeze keeps the analysis that the form names.
func (s *site) freeze(w http.ResponseWriter, r *http.Request) error {
	form := readFreezeForm(r)
	basis, err := s.delivered(r.Context())
	if err != nil {
		return err
	}
	filter := s.askedFor(basis, form.On, form.Mode)
	if faults := append(form.faults(), filter.faults...); len(faults) > 0 {
		return s.showFrozenList(w, r, http.StatusUnprocessableEntity, form, faults)
	}
	if form.Basis != basis.fingerprint {
		return outOfDate()
	}
	freezing, err := s.freezing(r.Context(), basis, filter.parameters())
	if err != nil {
		return err
	}
	freezing.Title, freezing.Purpose = form.Title, form.Purpose
	frozen, err := s.Store.Freeze(r.Context(), gate.ActorOf(r), freezing)
	if err != nil {
		return err
	}
	s.gate.Notify(r, gate.Notice{Text: "Die Analyse ist festgeschrieben. Sie bleibt so, auch wenn sich Lieferungen, Recht oder Programm ändern."})
	return back(w, r, frozenAddress(frozen.ID))
}

// askedFor reads day and mode of a form like those of an address.
func (s *site) askedFor(basis *delivered, on, mode string) analysisFilter {
	f := analysisFilter{on: basis.erhebung.Stichtag, needs: s.book().NeedChoices(), asks: true, ermessen: mode == "ermessen"}
	f.readDay(on)
	return f
}

func outOfDate() error {
	return fault.New(fault.Conflict, "Seit Sie die Seite geöffnet haben, ist eine Lieferung dazugekommen oder zurückgezogen worden. Bitte gehen Sie zur Analyse zurück und sehen Sie die neuen Zahlen an.")
}

// showFrozen shows a frozen analysis and its papers; its figures only where the
// computation gives the bytes of then.
func (s *site) showFrozen(w http.ResponseWriter, r *http.Request) error {
	v, err := s.frozenView(r)
	if err != nil {
		return err
	}
	p := page{title: v.papers.Title, section: "/analyse", crumbs: []link{{"Analyse", "/analyse"}, {"Festgeschriebene Stände", "/analyse/staende"}}}
	return s.show(w, r, p, frozenPage(v))
}

func (s *site) frozenView(r *http.Request) (frozenView, error) {
	id, err := numberIn(r, "Diesen festgeschriebenen Stand gibt es nicht.")
	if err != nil {
		return frozenView{}, err
	}
	actor := gate.ActorOf(r)
	papers, err := s.Store.FrozenPapers(r.Context(), actor, id)
	if err != nil {
		return frozenView{}, err
	}
	checks, err := s.Store.FrozenChecks(r.Context(), actor, id)
	if err != nil {
		return frozenView{}, err
	}
	priorities, err := s.Store.Priorities(r.Context(), actor)
	if err != nil {
		return frozenView{}, err
	}
	v := frozenView{
		papers: papers, checks: checks, priorities: referringTo(priorities, id), book: s.book(),
		mayCheck: s.gate.May(r, auth.AnalyseFestschreiben, auth.Object{}), demo: s.Demo,
		filter: analysisFilter{on: papers.Parameters.On, ermessen: papers.Parameters.Ermessen, asks: true, needs: s.book().NeedChoices(), frozen: frozenAddress(id)},
	}
	v.filter.readPlaces(r.URL.Query(), papers.Kreis)
	v.shown, v.figures, err = s.frozenFigures(r, papers)
	return v, err
}

// checkFrozen computes a frozen analysis again, and records what came out.
func (s *site) checkFrozen(w http.ResponseWriter, r *http.Request) error {
	id, err := numberIn(r, "Diesen festgeschriebenen Stand gibt es nicht.")
	if err != nil {
		return err
	}
	again, err := s.computeAgain(r.Context(), id)
	if err != nil {
		return err
	}
	if err := s.Store.RecordCheck(r.Context(), gate.ActorOf(r), id, s.program(), again.sha256, again.finding); err != nil {
		return err
	}
	notice := gate.Notice{Text: "Nachgerechnet: gleich, Byte für Byte."}
	if again.view == nil {
		notice.Text = "Nachgerechnet: nicht gleich. " + again.finding
	}
	s.gate.Notify(r, notice)
	return back(w, r, frozenAddress(id))
}

// numberIn reads the id of an address.
func numberIn(r *http.Request, missing string) (int64, error) {
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		return 0, fault.New(fault.NotFound, "%s", missing)
	}
	return id, nil
}

func frozenAddress(id int64) string { return fmt.Sprintf("/analyse/staende/%d", id) }

// program is the version of the program, as frozen analyses name it.
func (s *site) program() string {
	if s.Program == "" {
		return "ohne Nummer"
	}
	return s.Program
}
