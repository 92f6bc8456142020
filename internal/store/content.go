package store

import (
	"context"
	"database/sql"
	"encoding/json"

	"buendnis/internal/civil"
	"buendnis/internal/offer"
	"buendnis/internal/person"
	"buendnis/internal/store/query"
	"buendnis/internal/survey"
)

// addContent writes the rows of a delivery.
func (s *Store) addContent(ctx context.Context, q *query.Queries, delivery int64, content survey.Content) error {
	for i, class := range content.Classes {
		row, err := s.classRow(class)
		if err != nil {
			return err
		}
		row.DeliveryID, row.Position = delivery, int64(i)
		if err := q.AddClass(ctx, row); err != nil {
			return err
		}
	}
	for i, o := range content.Offers {
		row, err := offerRow(o)
		if err != nil {
			return err
		}
		row.DeliveryID, row.Position = delivery, int64(i)
		if err := q.AddOffer(ctx, row); err != nil {
			return err
		}
	}
	for i, e := range content.Einschaetzungen {
		row := query.AddOpinionParams{DeliveryID: delivery, Position: int64(i), Bedarf: e.Bedarf, Dringlichkeit: int64(e.Dringlichkeit), Bemerkung: e.Bemerkung}
		if err := q.AddOpinion(ctx, row); err != nil {
			return err
		}
	}
	return nil
}

// content reads them back.
func (s *Store) content(ctx context.Context, q *query.Queries, delivery int64) (content survey.Content, err error) {
	classes, err := q.ListClasses(ctx, delivery)
	if err != nil {
		return content, err
	}
	for _, row := range classes {
		class, err := s.classOf(row)
		if err != nil {
			return content, err
		}
		content.Classes = append(content.Classes, class)
	}
	offers, err := q.ListOffers(ctx, delivery)
	if err != nil {
		return content, err
	}
	for _, row := range offers {
		o, err := offerOf(row)
		if err != nil {
			return content, err
		}
		content.Offers = append(content.Offers, o)
	}
	opinions, err := q.ListOpinions(ctx, delivery)
	for _, row := range opinions {
		content.Einschaetzungen = append(content.Einschaetzungen, survey.Einschaetzung{Bedarf: row.Bedarf, Dringlichkeit: int(row.Dringlichkeit), Bemerkung: row.Bemerkung})
	}
	return content, err
}

func (s *Store) classRow(c person.Class) (query.AddClassParams, error) {
	facts, err := s.encodeFacts(c.Facts)
	row := query.AddClassParams{Kommune: c.Kommune, Anzahl: int64(c.Anzahl), Facts: facts}
	if c.Bedarf != nil { // no list means: derive the needs; an empty one: there are none
		row.Bedarf = sql.NullString{String: list(c.Bedarf), Valid: true}
	}
	return row, err
}

func (s *Store) classOf(row query.DeliveryClass) (person.Class, error) {
	facts, err := s.decodeFacts(row.Facts)
	class := person.Class{Kommune: row.Kommune, Anzahl: int(row.Anzahl), Facts: facts}
	if row.Bedarf.Valid {
		err = firstOf(err, json.Unmarshal([]byte(row.Bedarf.String), &class.Bedarf))
	}
	return class, err
}

func offerRow(o offer.Offer) (query.AddOfferParams, error) {
	reach, err := json.Marshal(o.Reach)
	row := query.AddOfferParams{
		OfferID: o.ID, Title: o.Title, Organization: o.Organization, Serves: list(o.Serves), Kommune: o.Kommune,
		Reach: string(reach), Places: int64(o.Places), FirstDay: o.From.String(), LastDay: o.To.String(),
		Conditions: list(o.Conditions), CostPerPlaceCents: o.CostPerPlaceCents,
	}
	if o.Instrument != nil {
		row.Instrument = sql.NullString{String: *o.Instrument, Valid: true}
	}
	return row, err
}

func offerOf(row query.DeliveryOffer) (offer.Offer, error) {
	from, errFrom := civil.Parse(row.FirstDay)
	to, errTo := civil.Parse(row.LastDay)
	o := offer.Offer{
		ID: row.OfferID, Title: row.Title, Organization: row.Organization, Kommune: row.Kommune,
		Places: int(row.Places), From: from, To: to, CostPerPlaceCents: row.CostPerPlaceCents,
	}
	if row.Instrument.Valid {
		o.Instrument = &row.Instrument.String
	}
	return o, firstOf(errFrom, errTo,
		json.Unmarshal([]byte(row.Serves), &o.Serves),
		json.Unmarshal([]byte(row.Conditions), &o.Conditions),
		json.Unmarshal([]byte(row.Reach), &o.Reach))
}

// list is a list of words as JSON; strings can't fail.
func list(words []string) string {
	raw, _ := json.Marshal(words)
	return string(raw)
}
