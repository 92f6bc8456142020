package web

import (
	"net/http"
	"strings"

	"buendnis/internal/access"
	"buendnis/internal/auth"
	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/offer"
)

// showOffer shows one offer in full: what, who, when, and for whom it is open.
func (s *site) showOffer(w http.ResponseWriter, r *http.Request) error {
	basis, err := s.delivered(r.Context())
	if err != nil {
		return err
	}
	catalogue := s.catalogueOf(basis)
	at, err := locate(basis.offers, r.PathValue("ort"), r.PathValue("angebot"))
	if err != nil {
		return err
	}
	v := offerView{offerRow: catalogue.rows[at], stichtag: basis.erhebung.Stichtag, admission: s.admissionOf(basis.offers[at], basis.erhebung.Stichtag)}
	v.instrument = instrumentOf(s.book(), v.Offer)
	object := auth.Object{Kommune: v.Offer.Kommune}
	v.own, v.manages = s.gate.May(r, auth.ErhebungLiefern, object), s.gate.May(r, auth.ErhebungVerwalten, object)
	if v.locked, err = s.lockedFor(r, v); err != nil {
		return err
	}
	p := page{title: v.Title, section: "/angebote", crumbs: []link{{"Angebote", "/angebote"}}}
	return s.show(w, r, p, offerPage(v))
}

// offerView is the page of one offer.
type offerView struct {
	offerRow
	stichtag   civil.Date
	instrument *access.Instrument // nil: no legal access is needed
	admission  admissionView
	own        bool // the reader may change it
	manages    bool // the reader may open the delivery again
	locked     bool
}

// lockedFor asks whether the delivery is locked, for whom that matters: what is
// kept of deliveries doesn't change when one is approved.
func (s *site) lockedFor(r *http.Request, v offerView) (bool, error) {
	if !v.own && !v.manages {
		return false, nil
	}
	round, err := s.round(r)
	if err != nil {
		return false, err
	}
	kommune, err := round.kreis.Kommune(v.Offer.Kommune)
	return round.standing(kommune, s.today()).locked(), err
}

// locate finds an offer by its address, which is its id without the
// municipality before it.
func locate(offers []offer.Offer, kommune, address string) (int, error) {
	for i, o := range offers {
		if o.Kommune == kommune && (o.ID == address || o.ID == kommune+"-"+address) {
			return i, nil
		}
	}
	return 0, fault.New(fault.NotFound, "Dieses Angebot gibt es nicht, oder es steht nicht mehr in der Lieferung der Kommune. Alle Angebote stehen im Angebotskatalog.")
}

func offerPath(o offer.Offer) string {
	return "/angebote/" + o.Kommune + "/" + strings.TrimPrefix(o.ID, o.Kommune+"-")
}

func entryPath(o offer.Offer) string { return offerPath(o) + "/zugang" }

func instrumentOf(book *access.Rulebook, o offer.Offer) *access.Instrument {
	if o.Instrument == nil {
		return nil
	}
	for _, instrument := range book.Instruments() {
		if instrument.ID == *o.Instrument {
			return &instrument
		}
	}
	return nil
}

func (v offerView) preline() string {
	return v.Organization + " · " + v.offerRow.Kommune + " · Erhebung zum " + v.stichtag.German()
}

// heading is the finding of the page.
func (v offerView) heading() string { return v.Title + ": " + v.admission.finding() }

// day says on which day access is decided, and why that one.
func (v offerView) day() string {
	if v.admission.on == v.stichtag {
		return v.admission.on.German() + ", dem Stichtag der Erhebung"
	}
	return v.admission.on.German() + ", dem ersten Tag des Angebots"
}

// residence is where people must live; online offers are for everybody.
func residence(row offerRow) string {
	if row.Reach.Online {
		return "allen Orten (online)"
	}
	if row.Reach.Kreis {
		return "dem ganzen Kreis"
	}
	return row.Reaches
}
