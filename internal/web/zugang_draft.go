package web

import (
	"fmt"
	"net/http"
	"slices"

	"buendnis/internal/alliance"
	"buendnis/internal/gate"
	"buendnis/internal/offer"
	"buendnis/internal/survey"
)

// draftEntry writes the municipality's workbook anew with the changed offer and
// keeps it as the draft: conditions live in the workbook and nowhere else.
func (s *site) draftEntry(w http.ResponseWriter, r *http.Request, e editing, changed offer.Offer) error {
	if sameEntry(e.offer, changed) {
		if err := s.gate.Notify(r, gate.Notice{Text: "Es ist nichts geändert: Der Zugang bleibt, wie er ist."}); err != nil {
			return err
		}
		return back(w, r, entryPath(e.offer))
	}
	d, err := s.wholeDelivery(r, e)
	if err != nil {
		return err
	}
	at, err := sameOffer(d.Offers, e.offer, e.kommune.AGS, r.PathValue("angebot"))
	if err != nil {
		return err
	}
	whole := *d
	whole.Offers = slices.Clone(d.Offers)
	changed.ID = whole.Offers[at].ID
	whole.Offers[at] = changed
	raw, err := survey.Rewrite(s.lists(e.kreis), e.kommune, whole)
	if err != nil {
		return err
	}
	if err := s.saveDraft(r, e.kommune, workbookName(e.kommune, e.round), raw); err != nil {
		return err
	}
	return s.entrySaved(w, r, e)
}

// entrySaved leads to the draft. The first change can be undone by dropping the
// draft; a later one would take the earlier ones with it.
func (s *site) entrySaved(w http.ResponseWriter, r *http.Request, e editing) error {
	notice := gate.Notice{Text: fmt.Sprintf("Der Zugang von „%s“ ist im Entwurf geändert. Er gilt, sobald Sie den Entwurf abliefern.", e.offer.Title)}
	if e.draft == nil {
		notice.UndoLabel, notice.UndoPath = "Rückgängig: Entwurf verwerfen", draftPath(e.kommune)+"/verwerfen"
	}
	if err := s.gate.Notify(r, notice); err != nil {
		return err
	}
	return back(w, r, draftPath(e.kommune))
}

// sameEntry tells whether law, reach and conditions are as before.
func sameEntry(a, b offer.Offer) bool {
	sameLaw := a.Instrument == nil && b.Instrument == nil || a.Instrument != nil && b.Instrument != nil && *a.Instrument == *b.Instrument
	return sameLaw && a.Reach.Kreis == b.Reach.Kreis && a.Reach.Online == b.Reach.Online &&
		slices.Equal(slices.Sorted(slices.Values(a.Reach.Kommunen)), slices.Sorted(slices.Values(b.Reach.Kommunen))) &&
		slices.Equal(a.Conditions, b.Conditions)
}

// workbookName is the name of a municipality's workbook.
func workbookName(kommune alliance.Kommune, v round) string {
	return fmt.Sprintf("%s-erhebung-%s.xlsx", kommune.Name, v.erhebung.Stichtag)
}
