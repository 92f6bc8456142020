package web

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"

	"buendnis/internal/auth"
	"buendnis/internal/civil"
	"buendnis/internal/gate"
	"buendnis/internal/store"
)

// task is something that is due: what, for whom, why, and the next step.
type task struct {
	due  civil.Date
	what string
	whom string
	why  string
	step link
}

// coordinationTasks are what waits for the coordinating office: deliveries to
// check and releases to approve now, missing workbooks by the deadline.
func coordinationTasks(v round, releases []store.Release, actor auth.Actor, today civil.Date) []task {
	var tasks []task
	for _, kommune := range v.kreis.Kommunen {
		st := v.standing(kommune, today)
		address := kommunePath(kommune)
		switch {
		case st.toCheck():
			tasks = append(tasks, task{today, "Lieferung prüfen", kommune.Name, fmt.Sprintf("Fassung %d vom %s", st.newest.Number, moment(st.newest.At)), link{"Prüfen", address}})
		case !st.delivered():
			tasks = append(tasks, task{v.erhebung.Frist, "Arbeitsmappe fehlt", kommune.Name, "Erhebung zum " + v.erhebung.Stichtag.German(), link{"Ansehen", address}})
		}
	}
	for _, release := range releases {
		if release.Open() && release.RequestedBy != actor.Name {
			tasks = append(tasks, task{today, "Freigabe bestätigen", release.Recipient, release.Purpose, link{"Ansehen", "/berichte"}})
		}
	}
	return tasks
}

// kommuneTasks are what a municipality has to do.
func kommuneTasks(v kommuneView) []task {
	address := kommunePath(v.kommune)
	switch {
	case v.draft.bad():
		return []task{{v.erhebung.Frist, "Entwurf berichtigen", v.kommune.Name, count(len(v.draft.faults), "Zelle passt", "Zellen passen") + " nicht", link{"Berichtigen", draftPath(v.kommune)}}}
	case v.draft.good():
		return []task{{v.erhebung.Frist, "Entwurf abliefern", v.kommune.Name, "Alle Zellen passen", link{"Durchsehen", draftPath(v.kommune)}}}
	case !v.delivered():
		return []task{{v.erhebung.Frist, "Arbeitsmappe liefern", v.kommune.Name, "Erhebung zum " + v.erhebung.Stichtag.German(), link{"Mappe herunterladen und liefern", address}}}
	}
	return nil
}

// taskGroup is tasks under one heading.
type taskGroup struct {
	title string
	tasks []task
}

// groupTasks puts what is late first, then today's, then what comes.
func groupTasks(tasks []task, today civil.Date) []taskGroup {
	groups := []taskGroup{{title: "Überfällig"}, {title: "Heute, " + longDay(today)}, {title: "Demnächst"}}
	slices.SortStableFunc(tasks, func(a, b task) int { return cmp.Compare(a.due, b.due) })
	for _, t := range tasks {
		i := 1 + cmp.Compare(t.due, today)
		groups[i].tasks = append(groups[i].tasks, t)
	}
	return slices.DeleteFunc(groups, func(g taskGroup) bool { return len(g.tasks) == 0 })
}

// dueWords is when a task is due, as the first column says it.
func (t task) dueWords(today civil.Date) string {
	switch days := int(today - t.due); {
	case days == 0:
		return "heute"
	case days == 1:
		return "seit 1 Tag"
	case days > 1:
		return fmt.Sprintf("seit %d Tagen", days)
	}
	return t.due.German()
}

// pendingReleases are the register, for whoever may see it.
func (s *site) pendingReleases(r *http.Request) ([]store.Release, error) {
	if !s.gate.May(r, auth.FreigabeBestaetigen, auth.Object{}) {
		return nil, nil
	}
	return s.Store.Releases(r.Context(), gate.ActorOf(r))
}
