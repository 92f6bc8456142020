package web

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"buendnis/internal/auth"
	"buendnis/internal/civil"
	"buendnis/internal/gate"
	"buendnis/internal/revision"
	"buendnis/internal/store"
)

// lawNotice is a change of law and the offers of one municipality that nobody
// has looked at since.
type lawNotice struct {
	change  store.Revision
	name    string // of the instrument
	kommune string // AGS
	town    string
	offers  []offerRow
	may     bool // the reader may say that they are looked at
}

// heading says what is to do: Regel geändert zum 01.02.2020: Zugang dieser 3
// Angebote prüfen.
func (n lawNotice) heading() string {
	return fmt.Sprintf("Regel geändert zum %s: Zugang %s prüfen", n.change.From.German(), theseOffers(len(n.offers)))
}

func theseOffers(n int) string {
	if n == 1 {
		return "dieses Angebots"
	}
	return fmt.Sprintf("dieser %d Angebote", n)
}

func (n lawNotice) anchor() string { return fmt.Sprintf("regel-%d-%s", n.change.Number, n.kommune) }

func offerMark(o offerRow) string { return revision.OfferMark(o.Offer) }

// lawNotices are the offers that a change of law has hit and that nobody has
// looked at since, newest change first, by municipality.
func (s *site) lawNotices(r *http.Request, rows []offerRow) ([]lawNotice, error) {
	changes, err := s.Store.Revisions(r.Context(), gate.ActorOf(r))
	if err != nil || len(changes) == 0 {
		return nil, err
	}
	seen, err := s.Store.SeenOffers(r.Context())
	if err != nil {
		return nil, err
	}
	names := s.instrumentNames()
	var notices []lawNotice
	for _, change := range changes {
		for _, row := range rows {
			if !revision.Hits(row.Offer, change.Affected, change.From) || seen[store.Seen{Number: change.Number, Kommune: row.Offer.Kommune, Offer: offerMark(row)}] {
				continue
			}
			at := slices.IndexFunc(notices, func(n lawNotice) bool {
				return n.change.Number == change.Number && n.kommune == row.Offer.Kommune
			})
			if at < 0 {
				at = len(notices)
				may := s.gate.May(r, auth.AngebotePruefen, auth.Object{Kommune: row.Offer.Kommune})
				notices = append(notices, lawNotice{change: change, name: names[change.Instrument], kommune: row.Offer.Kommune, town: row.Kommune, may: may})
			}
			notices[at].offers = append(notices[at].offers, row)
		}
	}
	return notices, nil
}

// hitRows are the offers of the current survey with their words.
func (s *site) hitRows(r *http.Request) ([]lawNotice, error) {
	basis, err := s.delivered(r.Context())
	if err != nil {
		return nil, err
	}
	return s.lawNotices(r, s.catalogueOf(basis).rows)
}

// lawNoticeTasks are for whoever may look at the offers: a municipality at its
// own, the coordinating office at all.
func lawNoticeTasks(notices []lawNotice, today civil.Date) []task {
	var tasks []task
	for _, n := range notices {
		if n.may {
			tasks = append(tasks, task{max(n.change.From, today), "Zugang der Angebote prüfen", n.town, n.heading() + " (" + n.name + ")", link{"Ansehen", "/angebote#" + n.anchor()}})
		}
	}
	return tasks
}

// damageTasks are approved rules that this program can't read, for those who
// can mend them.
func (s *site) damageTasks(r *http.Request) []task {
	if !s.gate.May(r, auth.RechtEntwerfen, auth.Object{}) {
		return nil
	}
	var tasks []task
	for _, damage := range s.Law.Damages() {
		name := s.book().InstrumentName(damage.Instrument)
		tasks = append(tasks, task{s.today(), "Regel berichtigen", name, "Mit diesem Programm nicht lesbar; das Urteil lautet „unklar“", link{"Ansehen", "/regelwerk/entwuerfe"}})
	}
	return tasks
}

// lawTasks are what changes of law leave to do: rules that can't be read any
// more, drafts for the second person, offers whose access must be looked at.
func (s *site) lawTasks(r *http.Request) ([]task, error) {
	waiting, err := s.waitingDrafts(r)
	if err != nil {
		return nil, err
	}
	tasks := append(s.damageTasks(r), lawDraftTasks(waiting, s.instrumentNames(), s.today())...)
	notices, err := s.hitRows(r)
	return append(tasks, lawNoticeTasks(notices, s.today())...), err
}

// offersSeen notes that somebody has looked at offers after a change of law.
func (s *site) offersSeen(w http.ResponseWriter, r *http.Request) error {
	number, err := strconv.ParseInt(r.PostFormValue("nummer"), 10, 64)
	if err != nil {
		number = 0 // of no change: the store says that there is none
	}
	if err := s.Store.MarkSeen(r.Context(), gate.ActorOf(r), number, r.PathValue("kommune"), r.PostForm["angebot"]); err != nil {
		return err
	}
	text := count(len(r.PostForm["angebot"]), "Angebot ist", "Angebote sind") + " als geprüft gekennzeichnet."
	if err := s.gate.Notify(r, gate.Notice{Text: text}); err != nil {
		return err
	}
	return back(w, r, "/angebote")
}

// flagsOf are the changes that an offer waits for, for its line in the table.
func flagsOf(notices []lawNotice, row offerRow) []string {
	var flags []string
	for _, n := range notices {
		if n.kommune == row.Offer.Kommune && slices.ContainsFunc(n.offers, func(o offerRow) bool { return offerMark(o) == offerMark(row) }) {
			flags = append(flags, "Regel geändert zum "+n.change.From.German())
		}
	}
	return flags
}
