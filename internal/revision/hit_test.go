package revision

import (
	"testing"

	"buendnis/internal/civil"
	"buendnis/internal/offer"
)

func TestOffersAreHitWhereTheyRunUnderTheNewLaw(t *testing.T) {
	bvb, from := "bvb", civil.MustParse("2020-02-01")
	o := offer.Offer{Kommune: "05162024", Title: "BvB", Instrument: &bvb, From: civil.MustParse("2019-09-01"), To: from}
	if !Hits(o, []string{"bab", "bvb"}, from) {
		t.Error("ein Angebot, das am ersten Tag noch läuft, ist betroffen")
	}
	ended, free, other := o, o, o
	ended.To = from.AddDays(-1)
	free.Instrument = nil
	if Hits(ended, []string{"bvb"}, from) || Hits(free, []string{"bvb"}, from) || Hits(other, []string{"bab"}, from) {
		t.Error("betroffen ist, was vorher endet, keine Regel braucht oder an einer anderen hängt")
	}
	moved := o
	moved.ID, moved.Places = "05162024-007", 3
	renamed := o
	renamed.Title = "BvB 2"
	if OfferMark(moved) != OfferMark(o) || OfferMark(renamed) == OfferMark(o) {
		t.Error("das Zeichen eines Angebots hängt an Zeile oder Plätzen, oder nicht am Titel")
	}
}
