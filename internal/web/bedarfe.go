package web

import (
	"net/http"

	"buendnis/internal/access"
	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/gate"
)

// needRules shows when somebody counts as having which need: the rules behind
// the demand of the analysis.
func (s *site) needRules(w http.ResponseWriter, r *http.Request) error {
	v, status := needsView{on: s.stichtag(r)}, http.StatusOK
	if text := r.URL.Query().Get("on"); text != "" {
		if day, err := readDay(text); err == nil {
			v.on = day
		} else {
			v.typed, v.fault, status = text, fault.SentenceOf(err), gate.ProblemOf(err).Status
		}
	}
	v.formulas = r.URL.Query().Get("formeln") == "ja"
	v.needs = s.book().NeedTexts(v.on)
	return s.showStatus(w, r, status, page{
		title: "Wer welchen Bedarf hat", section: "/regelwerk", crumbs: []link{{"Regelwerk", "/regelwerk?on=" + v.on.String()}},
	}, needRulesPage(v))
}

// needsView is what the page shows.
type needsView struct {
	on           civil.Date
	typed, fault string
	needs        []access.NeedText
	formulas     bool
}

func (v needsView) day() string {
	if v.typed != "" {
		return v.typed
	}
	return v.on.String()
}

// otherView is the address of the same page with or without formulas.
func (v needsView) otherView() link {
	address := "/regelwerk/bedarfe?on=" + v.on.String()
	if v.formulas {
		return link{"Ohne Formeln zeigen", address}
	}
	return link{"Mit den Formeln der Regelsprache zeigen", address + "&formeln=ja"}
}

// ruledBy says since when a need rule holds and where it comes from.
func ruledBy(r access.NeedRuleText) string {
	return r.Source + ", gilt " + periodWords(access.VersionText{From: r.From, To: r.To})
}

// unruled says why no rule derives the need.
func unruled(n access.NeedText) string {
	if n.Kind == "klaerung" {
		return "Entsteht, wenn eine Angabe unbekannt ist, an der ein anderer Bedarf hängt: statt einer Vermutung, und für jede Person nur einmal."
	}
	return "Keine Regel leitet diesen Bedarf her. Er zählt, wo eine Kommune ihn ausdrücklich nennt."
}
