package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"buendnis/internal/access"
	"buendnis/internal/analysis"
	"buendnis/internal/auth"
	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/money"
	"buendnis/internal/view"
)

const openingsAddress = "/analyse/oeffnungen"

// openings shows what would help, who can open it, and what a budget reaches.
// All figures on it follow from those of the analysis, so everybody who reads
// that may ask for any budget (docs/decisions/0011).
func (s *site) openings(w http.ResponseWriter, r *http.Request) error {
	basis, err := s.delivered(r.Context())
	if err != nil {
		return err
	}
	p := page{title: "Öffnungen", section: "/analyse", crumbs: []link{{"Analyse", "/analyse"}}, scripts: []string{"budget.js"}}
	if len(basis.versions) == 0 {
		return s.show(w, r, p, noAnalysis(basis))
	}
	f := s.readAnalysisFilter(r, basis)
	made, err := s.analysed(r.Context(), basis, f.parameters())
	if fault.KindOf(err) == fault.NotFound {
		return s.show(w, r, p, nothingToAnalyse(basis, fault.SentenceOf(err)))
	}
	if err != nil {
		return err
	}
	v := openingsView{instruments: s.instrumentTitles(), versions: nextVersions(s.book(), made.On)}
	v.analysisView = analysisView{View: made, filter: f, basis: basis, demo: s.Demo, mayPropose: s.gate.May(r, auth.PrioritaetVorschlagen, auth.Object{})}
	v.readWishes(r.URL.Query())
	status := http.StatusOK
	if len(v.filter.faults) > 0 {
		status = http.StatusUnprocessableEntity
	}
	return s.showStatus(w, r, status, p, openingsPage(v))
}

// openingsView is what the page shows.
type openingsView struct {
	analysisView
	instruments map[string]string     // titles of rules
	versions    map[string]civil.Date // when a rule changes next
	who         string                // only what they can open, "" for all
	budget      int64                 // cents
	typed       string                // a budget that can't be used
	plan        analysis.BudgetPlan
}

// mostBudget bounds a budget, in cents.
const mostBudget = 1_000_000_000_00

// readWishes reads filter and budget. Without a budget it is half of what money
// can do at most: there the slider stands.
func (v *openingsView) readWishes(values url.Values) {
	v.who = values.Get("wer")
	if v.who != "" && !slices.ContainsFunc(v.whoOptions(), func(o view.Option) bool { return o.Value == v.who }) {
		v.who = ""
		v.filter.faults = append(v.filter.faults, view.Fault{Field: "wer", Sentence: "Diese Stelle kann hier nichts öffnen. Gezeigt sind alle; bitte wählen Sie aus der Liste."})
	}
	v.budget = v.Budget.Most() / 2 / v.step() * v.step()
	if text := values.Get("budget"); text != "" {
		cents, ok := money.Read(text)
		if ok && cents <= mostBudget {
			v.budget = cents
		} else {
			v.typed = text
			v.filter.faults = append(v.filter.faults, view.Fault{Field: "budget", Sentence: "„" + text + "“ ist kein Betrag von 0 bis 1 Milliarde Euro. Bitte schreiben Sie Euro, zum Beispiel 150000."})
		}
	}
	v.plan = v.Budget.Plan(v.budget)
}

// instrumentTitles are how people call the rules.
func (s *site) instrumentTitles() map[string]string {
	titles := map[string]string{}
	for _, i := range s.book().Instruments() {
		titles[i.ID] = cmp.Or(i.Name, i.ID)
	}
	return titles
}

// nextVersions are the days after the given one on which rules change next: what
// time opens by itself. That is the law's own calendar and says nothing of people.
func nextVersions(book *access.Rulebook, on civil.Date) map[string]civil.Date {
	next := map[string]civil.Date{}
	for _, i := range book.Instruments() {
		days := book.OwnChangeDays(i.ID)
		if at := slices.IndexFunc(days, func(day civil.Date) bool { return day > on }); at >= 0 {
			next[i.ID] = days[at]
		}
	}
	return next
}

// shown are the openings that the filter leaves.
func (v openingsView) shown() []analysis.OpeningView {
	return slices.DeleteFunc(slices.Clone(v.Openings), func(o analysis.OpeningView) bool {
		return v.who != "" && o.Who != v.who || v.filter.kommune != "" && o.Kommune != "" && o.Kommune != v.filter.kommune || !v.servesWanted(o)
	})
}

// servesWanted tells whether the opening is about the need that was chosen.
func (v openingsView) servesWanted(o analysis.OpeningView) bool {
	if v.filter.need == "" {
		return true
	}
	label := choiceLabel(v.filter.needs, v.filter.need)
	return slices.Contains(o.Lines, v.filter.need) || slices.ContainsFunc(o.Labels, func(line string) bool {
		return slices.Contains(strings.Split(line, " + "), label)
	})
}

// whoGroup is what one body can open.
type whoGroup struct {
	who      string
	openings []analysis.OpeningView
}

// firstOpenings of each body are open to the eye; the rest is folded.
const firstOpenings = 8

func (g whoGroup) first() []analysis.OpeningView {
	return g.openings[:min(len(g.openings), firstOpenings)]
}

func (g whoGroup) rest() []analysis.OpeningView { return g.openings[len(g.first()):] }

// title begins with a capital, as a heading does.
func (g whoGroup) title() string {
	first, size := utf8.DecodeRuneInString(whoWords(g.who))
	return string(unicode.ToUpper(first)) + whoWords(g.who)[size:]
}

// groups are the openings by who can open them, what the alliance can do itself
// first.
func (v openingsView) groups() (groups []whoGroup) {
	for _, o := range v.shown() {
		at := slices.IndexFunc(groups, func(g whoGroup) bool { return g.who == o.Who })
		if at < 0 {
			at = len(groups)
			groups = append(groups, whoGroup{who: o.Who})
		}
		groups[at].openings = append(groups[at].openings, o)
	}
	slices.SortStableFunc(groups, func(a, b whoGroup) int { return cmp.Compare(nearness(a.who), nearness(b.who)) })
	return groups
}

// nearness orders who can open: the nearer, the sooner the alliance gets there.
func nearness(who string) int {
	return slices.Index(openers, who)
}

// openers are who can open something, the nearest first.
var openers = []string{"kommune", "traeger", "person", "agentur", "auslaenderbehoerde", "land", "bamf", "bund", "zeit"}

// whoOptions are those who can open something here.
func (v openingsView) whoOptions() []view.Option {
	options := []view.Option{{Value: "", Text: "alle"}}
	for _, opener := range openers {
		if slices.ContainsFunc(v.Openings, func(o analysis.OpeningView) bool { return o.Who == opener }) {
			options = append(options, view.Option{Value: opener, Text: whoWords(opener)})
		}
	}
	return options
}
