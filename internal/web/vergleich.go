package web

import (
	"net/http"

	"buendnis/internal/fault"
	"buendnis/internal/gate"
)

const comparisonAddress = "/analyse/vergleich"

// comparison shows two analyses side by side, and what caused the differences.
// It is for those who may ask for any day and assumption: side by side, two
// patterns of protection show what each hides (docs/decisions/0012).
func (s *site) comparison(w http.ResponseWriter, r *http.Request) error {
	basis, err := s.delivered(r.Context())
	if err != nil {
		return err
	}
	p := page{title: "Vergleich", section: "/analyse", crumbs: []link{{"Analyse", "/analyse"}}}
	if len(basis.versions) == 0 {
		return s.show(w, r, p, noAnalysis(basis))
	}
	frozen, err := s.Store.FrozenAnalyses(r.Context(), gate.ActorOf(r))
	if err != nil {
		return err
	}
	v := comparisonView{basis: basis, frozen: frozen, openings: s.openingChoices(basis), names: s.instrumentTitles(), demo: s.Demo}
	v.filter = readComparisonFilter(r.URL.Query(), basis, frozen, v.openings)
	if v.filter.asked && len(v.filter.faults) == 0 {
		if v.ComparisonView, err = s.compared(r.Context(), basis, v.filter); err != nil {
			return s.noComparison(w, r, p, v, err)
		}
	}
	if len(v.filter.faults) > 0 {
		return s.showStatus(w, r, http.StatusUnprocessableEntity, p, comparisonPage(v))
	}
	return s.show(w, r, p, comparisonPage(v))
}

// noComparison says on the page why two sides can't be compared.
func (s *site) noComparison(w http.ResponseWriter, r *http.Request, p page, v comparisonView, err error) error {
	switch fault.KindOf(err) {
	case fault.NotFound, fault.Invalid, fault.TooLarge:
		v.filter.fault("nachher", fault.SentenceOf(err))
		return s.showStatus(w, r, http.StatusUnprocessableEntity, p, comparisonPage(v))
	}
	return err
}
