package analysis

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"buendnis/internal/offer"
	"buendnis/internal/person"
)

// Differences are what differs in the inputs of two sides.
type Differences struct {
	Law        []LawDifference       `json:"law"` // rules that decide otherwise for somebody of the earlier side
	Parameters []ParameterDifference `json:"parameters"`
	Offers     []OfferDifference     `json:"offers"`
	Population []KommuneDifference   `json:"population"`
}

// LawDifference is for how many people a rule decides otherwise.
type LawDifference struct {
	Instrument string `json:"instrument"`
	Opens      int64  `json:"opens"`
	Closes     int64  `json:"closes"`
	Turns      int64  `json:"turns"`  // becomes unclear, or clear
	Offers     int    `json:"offers"` // that stand behind it, on either side
}

// ParameterDifference is an assumption that differs.
type ParameterDifference struct {
	Parameter string `json:"parameter"` // as the command line calls it
	Before    string `json:"before"`
	After     string `json:"after"`
}

// OfferDifference is an offer that came, went, or changed.
type OfferDifference struct {
	Offer        string    `json:"offer"`
	Title        string    `json:"title"`
	Organization string    `json:"organization"`
	Turn         OfferTurn `json:"turn"`
	Fields       []string  `json:"fields"`        // what changed, by the names of offers.ndjson
	PlacesBefore *int      `json:"places_before"` // null: not there
	PlacesAfter  *int      `json:"places_after"`
}

// OfferTurn is what became of an offer.
type OfferTurn string

const (
	OfferCame    OfferTurn = "came"
	OfferWent    OfferTurn = "went"
	OfferChanged OfferTurn = "changed"
)

// KommuneDifference is a municipality whose people differ: so many classes of
// people are only on one side, or larger there.
type KommuneDifference struct {
	Kommune string `json:"kommune"`
	Before  int64  `json:"before"` // people
	After   int64  `json:"after"`
	Left    int64  `json:"left"`   // on the earlier side only, as far as people who are alike can be told apart
	Joined  int64  `json:"joined"` // on the later side only
}

// findDifferences compares the inputs.
func (c *Comparison) findDifferences(before, after Side) error {
	p, err := before.Parameters.complete()
	if err != nil {
		return err
	}
	q, err := after.Parameters.complete()
	if err != nil {
		return err
	}
	c.Differences.Parameters = parameterDifferences(p, q)
	c.Differences.Offers = offerDifferences(before.Offers, after.Offers)
	c.Differences.Population = populationDifferences(before.Population, after.Population)
	c.effect, err = before.effectOf(after)
	if err != nil {
		return err
	}
	c.Differences.Law = c.effect.differences(offersBehind(before, after))
	return nil
}

// offersBehind counts the offers of both sides by their instrument.
func offersBehind(sides ...Side) map[string]int {
	behind := map[string]map[string]bool{}
	for _, s := range sides {
		for _, o := range s.Offers {
			if o.Instrument == nil {
				continue
			}
			if behind[*o.Instrument] == nil {
				behind[*o.Instrument] = map[string]bool{}
			}
			behind[*o.Instrument][o.ID] = true
		}
	}
	count := map[string]int{}
	for instrument, offers := range behind {
		count[instrument] = len(offers)
	}
	return count
}

// causes tells which inputs differ; whether the law does, lawDiffers tells.
func (d Differences) causes() map[Cause]bool {
	return map[Cause]bool{
		CauseParameters: len(d.Parameters) > 0, CauseOffers: len(d.Offers) > 0, CausePopulation: len(d.Population) > 0,
	}
}

func parameterDifferences(p, q Parameters) []ParameterDifference {
	list := []ParameterDifference{}
	for _, d := range []ParameterDifference{
		{"on", p.On.String(), q.On.String()},
		{"ermessen", p.mode(), q.mode()},
		{"period", fmt.Sprint(p.PeriodMonths), fmt.Sprint(q.PeriodMonths)},
		{"step-places", fmt.Sprint(p.StepPlaces), fmt.Sprint(q.StepPlaces)},
		{"new-offer", fmt.Sprint(p.NewOffer), fmt.Sprint(q.NewOffer)},
		{"overlap", fmt.Sprint(p.Overlap), fmt.Sprint(q.Overlap)},
	} {
		if d.Before != d.After {
			list = append(list, d)
		}
	}
	return list
}

// offerDifferences are ordered by id.
func offerDifferences(before, after []offer.Offer) []OfferDifference {
	was, is := byID(before), byID(after)
	list := []OfferDifference{}
	for id, o := range was {
		now, stays := is[id]
		switch {
		case !stays:
			list = append(list, OfferDifference{id, o.Title, o.Organization, OfferWent, []string{}, &o.Places, nil})
		case len(o.Differs(now)) > 0:
			list = append(list, OfferDifference{id, now.Title, now.Organization, OfferChanged, o.Differs(now), &o.Places, &now.Places})
		}
	}
	for id, o := range is {
		if _, there := was[id]; !there {
			list = append(list, OfferDifference{id, o.Title, o.Organization, OfferCame, []string{}, nil, &o.Places})
		}
	}
	slices.SortFunc(list, func(a, b OfferDifference) int { return strings.Compare(a.Offer, b.Offer) })
	return list
}

func byID(offers []offer.Offer) map[string]offer.Offer {
	by := make(map[string]offer.Offer, len(offers))
	for _, o := range offers {
		by[o.ID] = o
	}
	return by
}

// populationDifferences are ordered by municipality.
func populationDifferences(before, after person.Population) []KommuneDifference {
	at := map[string]*KommuneDifference{}
	for key, count := range alike(before, after) {
		d := at[key.kommune]
		if d == nil {
			d = &KommuneDifference{Kommune: key.kommune}
			at[key.kommune] = d
		}
		d.Before, d.After = d.Before+count[0], d.After+count[1]
		d.Left, d.Joined = d.Left+max(count[0]-count[1], 0), d.Joined+max(count[1]-count[0], 0)
	}
	list := []KommuneDifference{}
	for _, d := range at {
		if d.Left+d.Joined > 0 {
			list = append(list, *d)
		}
	}
	slices.SortFunc(list, func(a, b KommuneDifference) int { return cmp.Compare(a.Kommune, b.Kommune) })
	return list
}

// likeness is what people have in common who are one class.
type likeness struct{ kommune, facts, needs string }

// alike counts on both sides people who are alike.
func alike(before, after person.Population) map[likeness][2]int64 {
	count := map[likeness][2]int64{}
	for side, population := range [2]person.Population{before, after} {
		for _, class := range population {
			key := likeness{class.Kommune, class.Facts.Key(), "derived"}
			if class.Bedarf != nil {
				key.needs = fmt.Sprint(sortedSet(class.Bedarf))
			}
			both := count[key]
			both[side] += int64(class.Anzahl)
			count[key] = both
		}
	}
	return count
}
