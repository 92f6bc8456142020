package web

import (
	"fmt"

	"buendnis/internal/auth"
	"buendnis/internal/store"
	"buendnis/internal/view"
)

// releasesView is what the register page shows.
type releasesView struct {
	actor      auth.Actor
	register   []store.Release
	basis      *delivered
	form       releaseForm
	faults     []view.Fault
	mayRequest bool
	mayApprove bool
}

func (v releasesView) open() []store.Release {
	var open []store.Release
	for _, r := range v.register {
		if r.Open() {
			open = append(open, r)
		}
	}
	return open
}

func (v releasesView) decided() []store.Release {
	var decided []store.Release
	for _, r := range v.register {
		if !r.Open() {
			decided = append(decided, r)
		}
	}
	return decided
}

// earlier tells whether something left the house before.
func (v releasesView) earlier() bool {
	for _, r := range v.register {
		if r.ApprovedAt != nil {
			return true
		}
	}
	return false
}

func (v releasesView) heading() string {
	switch n := len(v.open()); {
	case n > 0:
		return count(n, "Freigabe wartet auf eine zweite Person", "Freigaben warten auf eine zweite Person")
	case len(v.register) == 0:
		return "Noch nichts freigegeben"
	}
	left := 0
	for _, r := range v.register {
		if r.ApprovedAt != nil {
			left++
		}
	}
	return count(left, "Freigabe hat das Haus verlassen", "Freigaben haben das Haus verlassen")
}

// own tells whether the reader requested it.
func (v releasesView) own(r store.Release) bool { return r.RequestedBy == v.actor.Name }

// stale tells whether the deliveries have changed since the request.
func (v releasesView) stale(r store.Release) bool { return r.Fingerprint != v.basis.fingerprint }

func releaseState(r store.Release) view.Badge {
	switch {
	case r.ApprovedAt != nil:
		return view.Badge{Kind: view.Success, Text: "freigegeben"}
	case r.RejectedAt != nil:
		return view.Badge{Kind: view.Info, Text: "abgelehnt"}
	}
	return view.Badge{Text: "wartet"}
}

func requestedWords(r store.Release) string { return r.RequestedBy + ", " + moment(r.RequestedAt) }

func decidedWords(r store.Release) string {
	switch {
	case r.ApprovedAt != nil:
		return r.ApprovedBy + ", " + moment(*r.ApprovedAt)
	case r.RejectedAt != nil:
		return r.RejectedBy + ", " + moment(*r.RejectedAt)
	}
	return "noch niemand"
}

func parameterWords(r store.Release) string {
	p, err := parametersOf(r)
	if err != nil {
		return r.Parameters
	}
	return p.words()
}

func releaseAddress(r store.Release, act string) string {
	return fmt.Sprintf("/berichte/freigaben/%d/%s", r.ID, act)
}
