package web

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"slices"

	"buendnis/internal/fault"
	"buendnis/internal/offer"
	"buendnis/internal/survey"
)

// editing is an offer of a municipality as it stands in what the municipality
// would deliver next: its draft, or else its newest delivery.
type editing struct {
	kommuneView
	offer offer.Offer
	mark  string // names exactly what was seen
}

// editing finds the offer of the path.
func (s *site) editing(r *http.Request) (e editing, err error) {
	if e.kommuneView, err = s.kommuneView(r); err != nil {
		return e, err
	}
	basis, err := s.delivered(r.Context())
	if err != nil {
		return e, err
	}
	address := r.PathValue("angebot")
	at, err := locate(basis.offers, e.kommune.AGS, address)
	switch {
	case err == nil:
		e.offer = basis.offers[at]
	case !e.draft.good():
		return e, err
	}
	if e.draft.good() {
		if at, err = sameOffer(e.draft.delivery.Offers, e.offer, e.kommune.AGS, address); err != nil {
			return e, err
		}
		e.offer = e.draft.delivery.Offers[at]
	}
	words := s.book().Words()
	e.offer.Conditions = offer.EntryOf(words, e.offer.Conditions).Conditions(words)
	e.mark = e.seen()
	return e, nil
}

// sameOffer finds a delivered offer in a draft, where rows may have moved: by
// its name and provider, or by its address if it is new there.
func sameOffer(offers []offer.Offer, delivered offer.Offer, kommune, address string) (int, error) {
	if delivered.ID == "" {
		return locate(offers, kommune, address)
	}
	named := func(o offer.Offer) bool { return nameOf(o) == nameOf(delivered) }
	for i, o := range offers {
		if o.ID == delivered.ID && named(o) {
			return i, nil
		}
	}
	if at := slices.IndexFunc(offers, named); at >= 0 {
		return at, nil
	}
	return 0, fault.New(fault.NotFound, "In Ihrem Entwurf steht dieses Angebot nicht mehr. Liefern Sie den Entwurf ab, oder verwerfen Sie ihn auf der Seite Ihrer Kommune; danach lässt sich das Angebot wieder bearbeiten.")
}

// seen is a mark of the workbook and the offer in it.
func (e editing) seen() string {
	base := ""
	if e.draft.good() {
		base = e.draft.mark()
	} else if e.newest != nil {
		base = e.newest.SHA256
	}
	sum := sha256.Sum256([]byte(base + "\n" + e.offer.ID))
	return hex.EncodeToString(sum[:])
}

// obstacle says why nothing can be changed now; empty: it can.
func (e editing) obstacle() string {
	switch {
	case e.locked():
		return "Die Lieferung ist geprüft und gesperrt. Die Koordination kann sie wieder öffnen; danach können Sie den Zugang hier ändern."
	case e.draft != nil && e.draft.reason != "":
		return "Es liegt ein alter Entwurf vor, der sich nicht mehr lesen lässt. Verwerfen Sie ihn zuerst auf der Seite Ihrer Kommune."
	case e.draft.bad():
		return "In Ihrem Entwurf passen noch nicht alle Zellen. Berichtigen oder verwerfen Sie ihn zuerst, damit nichts verloren geht."
	}
	return ""
}

// editEntry shows the form: as the offer stands, or as it was filled in for a
// preview.
func (s *site) editEntry(w http.ResponseWriter, r *http.Request) error {
	e, err := s.editing(r)
	if err != nil {
		return err
	}
	form := s.entryForm(e, nil)
	if r.URL.Query().Has("gesehen") {
		form = s.entryForm(e, r.URL.Query())
	}
	return s.showEntry(w, r, http.StatusOK, e, form)
}

func (s *site) showEntry(w http.ResponseWriter, r *http.Request, status int, e editing, form entryForm) error {
	v := zugangView{editing: e, form: form, before: s.admissionOf(e.offer, e.erhebung.Stichtag)}
	changed := form.apply(e.offer)
	v.after = s.admissionOf(changed, e.erhebung.Stichtag)
	v.row = s.wordsFor(e.kreis).row(changed)
	v.kinds = instrumentGroups(s.book(), form.get(fieldLaw))
	p := page{title: "Zugang bearbeiten", section: "/angebote", crumbs: []link{{"Angebote", "/angebote"}, {e.offer.Title, offerPath(e.offer)}}}
	return s.showStatus(w, r, status, p, zugangPage(v))
}

// saveEntry makes a draft in which the offer is changed.
func (s *site) saveEntry(w http.ResponseWriter, r *http.Request) error {
	e, err := s.editing(r)
	if err != nil {
		return err
	}
	if obstacle := e.obstacle(); obstacle != "" {
		return fault.New(fault.Conflict, "%s", obstacle)
	}
	if err := r.ParseForm(); err != nil {
		return fault.Wrap(fault.Invalid, err, "Das Formular ist nicht vollständig angekommen. Bitte senden Sie es noch einmal.")
	}
	if r.PostForm.Get("gesehen") != e.mark {
		return fault.New(fault.Conflict, "Die Angaben Ihrer Kommune haben sich geändert, seit Sie das Formular geöffnet haben. Bitte öffnen Sie es noch einmal.")
	}
	form := s.entryForm(e, r.PostForm)
	if len(form.faults) > 0 {
		return s.showEntry(w, r, http.StatusUnprocessableEntity, e, form)
	}
	return s.draftEntry(w, r, e, form.apply(e.offer))
}

// wholeDelivery is the workbook in which the offer stands.
func (s *site) wholeDelivery(r *http.Request, e editing) (*survey.Delivery, error) {
	if e.draft.good() {
		return e.draft.delivery, nil
	}
	return s.versionDelivery(r, e.round, e.kommune, *e.newest)
}
