package web

import (
	"context"
	"net/http"
)

// analysisPages lead from one page of the analysis to the others; one is shown
// where its page exists and the actor may go there.
var analysisPages = []link{
	{"Karte und Ursachen", "/analyse"},
	{"Öffnungen", openingsAddress},
	{"Vergleich", "/analyse/vergleich"},
	{"Festgeschriebene Stände", "/analyse/staende"},
	{"Prioritäten", "/buendnis/prioritaeten"},
}

type analysisTabsKey struct{}

// withAnalysisTabs hands the tabs of the request on to whatever page shows them.
func (s *site) withAnalysisTabs(r *http.Request) context.Context {
	return context.WithValue(r.Context(), analysisTabsKey{}, s.reachable(r, analysisPages))
}

func analysisTabsOf(ctx context.Context) []link {
	tabs, _ := ctx.Value(analysisTabsKey{}).([]link)
	return tabs
}
