package web

import (
	"fmt"
	"net/http"

	"buendnis/internal/auth"
	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/gate"
)

// startView is what is due, and where the survey stands.
type startView struct {
	today    civil.Date
	preline  string
	groups   []taskGroup
	due      int // today or earlier
	late     int
	coming   int
	round    *round
	overview *overviewView // for the coordinating office
	kommune  *kommuneView  // for a municipality
}

// start is what is due first, for each role its own.
func (s *site) start(w http.ResponseWriter, r *http.Request) error {
	v, err := s.startView(r)
	if err != nil {
		return err
	}
	return s.show(w, r, page{title: "Start", section: "/"}, startPage(v))
}

func (s *site) startView(r *http.Request) (startView, error) {
	v := startView{today: s.today()}
	v.preline = longDay(v.today)
	round, err := s.round(r)
	if fault.KindOf(err) == fault.NotFound {
		return v, nil // no county or no survey yet: the page says so
	}
	if err != nil {
		return v, err
	}
	v.round = &round
	v.preline += " · " + round.kreis.Name
	tasks, err := s.tasks(r, &v)
	if err != nil {
		return v, err
	}
	v.groups = groupTasks(tasks, v.today)
	for _, t := range tasks {
		switch {
		case t.due < v.today:
			v.late++
			v.due++
		case t.due == v.today:
			v.due++
		default:
			v.coming++
		}
	}
	return v, nil
}

// tasks are those of the role; what they are made of stays in the view.
func (s *site) tasks(r *http.Request, v *startView) ([]task, error) {
	actor := gate.ActorOf(r)
	if actor.Role == auth.Kommune {
		r.SetPathValue("kommune", actor.Kommune)
		kommune, err := s.kommuneView(r)
		if err != nil {
			return nil, err
		}
		v.kommune = &kommune
		law, err := s.lawTasks(r)
		return append(kommuneTasks(kommune), law...), err
	}
	releases, err := s.pendingReleases(r)
	if err != nil {
		return nil, err
	}
	law, err := s.lawTasks(r)
	if err != nil {
		return nil, err
	}
	overview, err := s.overviewOf(*v.round)
	v.overview = &overview
	return append(coordinationTasks(*v.round, releases, actor, v.today), law...), err
}

// heading is the finding of the page.
func (v startView) heading() string {
	if v.round == nil {
		return "Zurzeit läuft keine Erhebung"
	}
	heading := "Heute ist nichts fällig"
	if v.due > 0 {
		heading = "Heute " + dueWords(v.due) + " fällig"
	}
	if v.late > 0 {
		heading += ", " + lateWords(v.late) + " überfällig"
	}
	return heading
}

func dueWords(n int) string {
	if n == 1 {
		return "ist eine Sache"
	}
	return fmt.Sprintf("sind %d Dinge", n)
}

func lateWords(n int) string {
	if n == 1 {
		return "eine ist"
	}
	return fmt.Sprintf("%d sind", n)
}
