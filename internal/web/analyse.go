package web

import (
	"net/http"
	"net/url"
	"strings"

	"buendnis/internal/alliance"
	"buendnis/internal/analysis"
	"buendnis/internal/auth"
	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/rule"
	"buendnis/internal/view"
)

// analysis shows where places are missing and why, in screened figures.
func (s *site) analysis(w http.ResponseWriter, r *http.Request) error {
	basis, err := s.delivered(r.Context())
	if err != nil {
		return err
	}
	f := s.readAnalysisFilter(r, basis)
	p := page{title: "Analyse", section: "/analyse"}
	if len(basis.versions) == 0 {
		return s.show(w, r, p, noAnalysis(basis))
	}
	made, err := s.analysed(r.Context(), basis, f.parameters())
	if fault.KindOf(err) == fault.NotFound {
		return s.show(w, r, p, nothingToAnalyse(basis, fault.SentenceOf(err)))
	}
	if err != nil {
		return err
	}
	v := analysisView{
		View: made, filter: f, basis: basis, demo: s.Demo,
		mayRelease: s.gate.May(r, auth.FreigabeBeantragen, auth.Object{}),
		mayFreeze:  s.gate.May(r, auth.AnalyseFestschreiben, auth.Object{}),
		mayPropose: s.gate.May(r, auth.PrioritaetVorschlagen, auth.Object{}),
	}
	status := http.StatusOK
	if len(f.faults) > 0 {
		status = http.StatusUnprocessableEntity
	}
	return s.showStatus(w, r, status, p, analysisPage(v))
}

// analysisFilter is what the address asks for.
type analysisFilter struct {
	on       civil.Date
	ermessen bool
	asks     bool   // may ask for other days and assumptions
	need     string // a kind of need on the map, "" for all
	kommune  string // a tile that was chosen
	typed    string // a day that can't be used
	faults   []view.Fault
	needs    []rule.Choice
	frozen   string // address of the frozen analysis that is shown; empty: the deliveries as they stand
}

// readAnalysisFilter reads the question. Day and mode are for those who may read
// the deliveries themselves: two patterns of protection side by side show what
// each of them hides, so everybody else reads one and the same analysis.
func (s *site) readAnalysisFilter(r *http.Request, basis *delivered) analysisFilter {
	values := r.URL.Query()
	f := analysisFilter{
		on: basis.erhebung.Stichtag, needs: s.book().NeedChoices(),
		asks: s.gate.May(r, auth.AnalyseFragen, auth.Object{}),
	}
	if f.asks {
		f.ermessen = values.Get("modus") == "ermessen"
		f.readDay(values.Get("on"))
	}
	f.readPlaces(values, basis.kreis)
	return f
}

// farthest is how far from the survey's day an analysis may be asked: beyond,
// the counts of the survey say nothing any more.
const farthest = 10 * 12 // months

func (f *analysisFilter) readDay(text string) {
	if text == "" {
		return
	}
	stichtag := f.on
	day, err := readDay(text)
	if err == nil && (day < stichtag.AddMonths(-farthest) || day > stichtag.AddMonths(farthest)) {
		err = fault.New(fault.Invalid, "Der %s liegt mehr als zehn Jahre vom Stichtag der Erhebung entfernt. Wählen Sie einen näheren Tag.", day.German())
	}
	if err != nil {
		f.typed, f.faults = text, append(f.faults, view.Fault{Field: "on", Sentence: fault.SentenceOf(err)})
		return
	}
	f.on = day
}

func (f *analysisFilter) readPlaces(values url.Values, kreis alliance.Kreis) {
	need, kommune := values.Get("bedarf"), values.Get("kommune")
	if choiceLabel(f.needs, need) != need {
		f.need = need
	} else if need != "" {
		f.faults = append(f.faults, view.Fault{Field: "bedarf", Sentence: "Diesen Bedarf gibt es nicht. Gezeigt sind alle; bitte wählen Sie einen aus der Liste."})
	}
	if _, err := kreis.Kommune(kommune); err == nil {
		f.kommune = kommune
	}
}

func (f analysisFilter) parameters() analysis.Parameters {
	return analysis.Parameters{On: f.on, Ermessen: f.ermessen}
}

// day is what the field shows.
func (f analysisFilter) day() string {
	if f.typed != "" {
		return f.typed
	}
	return f.on.String()
}

func (f analysisFilter) mode() string {
	if f.ermessen {
		return "ermessen"
	}
	return ""
}

// needName is the need on the map.
func (f analysisFilter) needName() string {
	if f.need == "" {
		return "alle Bedarfe"
	}
	return choiceLabel(f.needs, f.need)
}

func (f analysisFilter) needOptions() []view.Option {
	options := []view.Option{{Value: "", Text: "alle Bedarfe"}}
	for _, need := range f.needs {
		options = append(options, view.Option{Value: need.Code, Text: need.Label})
	}
	return options
}

// with is the same page for another tile.
func (f analysisFilter) with(kommune string) string {
	if f.frozen != "" {
		return strings.Replace(analysisPath("", false, f.need, kommune), "/analyse", f.frozen, 1)
	}
	if !f.asks {
		return analysisPath("", false, f.need, kommune)
	}
	return analysisPath(f.on.String(), f.ermessen, f.need, kommune)
}
