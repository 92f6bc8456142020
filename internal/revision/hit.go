package revision

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"buendnis/internal/civil"
	"buendnis/internal/offer"
)

// Hits tells whether an offer is hit by a change: it runs on the first day or
// later, and its access hangs on one of the affected instruments.
func Hits(o offer.Offer, affected []string, from civil.Date) bool {
	return o.Instrument != nil && o.To >= from && slices.Contains(affected, *o.Instrument)
}

// OfferMark names an offer across deliveries. Its id is the row of a workbook
// and may be another offer's next time; what people look at is this offer.
func OfferMark(o offer.Offer) string {
	instrument := ""
	if o.Instrument != nil {
		instrument = *o.Instrument
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%q %q %q %q %s %s", o.Kommune, o.Organization, o.Title, instrument, o.From, o.To))
	return hex.EncodeToString(sum[:8])
}
