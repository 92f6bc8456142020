package web

import (
	"buendnis/internal/alliance"
	"buendnis/internal/view"
)

// prioritiesView is the list.
type prioritiesView struct {
	list       []alliance.Priority
	mayPropose bool
}

func (v prioritiesView) heading() string {
	if len(v.list) == 0 {
		return "Noch keine Priorität vorgeschlagen"
	}
	return count(len(v.list), "Priorität", "Prioritäten")
}

// priorityView is a proposal with the frozen analysis behind it.
type priorityView struct {
	alliance.Priority
	frozen     frozenView
	mayPropose bool
}

func (v priorityView) label(w alliance.Weight) string {
	for _, m := range alliance.Measures {
		if m.Code == w.Measure {
			return m.Label
		}
	}
	return w.Measure
}

func priorityBadge(p alliance.Priority) view.Badge {
	if p.State == alliance.Zurueckgezogen {
		return view.Badge{Text: "zurückgezogen"}
	}
	return view.Badge{Kind: view.Info, Text: "vorgeschlagen"}
}
