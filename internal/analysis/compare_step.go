package analysis

import (
	"slices"

	"buendnis/internal/civil"
)

// Cause is an input that differs between two analyses.
type Cause string

// The causes, in the order in which Compare exchanges the inputs. From what
// nobody in the county decides to what happens there: first the law, then the
// question (day, mode, period), then the offers, which the alliance decides on,
// and last the people. So the effect of the offers is that under the law and on
// the day of the later analysis, for the people that they were planned for; the
// effect of the people is what remains. What two inputs do only together counts
// for the later one.
const (
	CauseLaw        Cause = "law"
	CauseParameters Cause = "parameters"
	CauseOffers     Cause = "offers"
	CausePopulation Cause = "population"
)

var causeOrder = [...]Cause{CauseLaw, CauseParameters, CauseOffers, CausePopulation}

// Step is the exchange of one input.
type Step struct {
	Cause   Cause    `json:"cause"`
	Differs bool     `json:"differs"`
	Effect  Fraction `json:"effect"` // on the coverage in the pessimistic graph
}

// stages are the results on the way from one side to the other: before any
// step, and after each. Where a step changes nothing they are the same.
type stages [len(causeOrder) + 1]*Result

func (s stages) before() *Result { return s[0] }

func (s stages) after() *Result { return s[len(s)-1] }

// runStages exchanges what differs, one input after the other.
func runStages(before, after Side, differs map[Cause]bool) (s stages, err error) {
	side := before
	if s[0], err = Run(side.Book, side.Input); err != nil {
		return s, err
	}
	for i, cause := range causeOrder {
		s[i+1] = s[i]
		if !differs[cause] {
			continue
		}
		side = side.exchange(cause, after)
		if s[i+1], err = Run(side.Book, side.Input); err != nil {
			return s, err
		}
	}
	return s, nil
}

// exchange is the side with one input of the other. The law of another day is
// looked at with the people as they are on their own day; with the parameters
// comes the day itself.
func (s Side) exchange(cause Cause, other Side) Side {
	switch cause {
	case CauseLaw:
		s.Book, s.law = other.Book, lawView{day: other.On, lifted: other.law.lifted}
	case CauseParameters:
		s.Parameters, s.law = other.Parameters, other.law
	case CauseOffers:
		s.Offers = other.Offers
	case CausePopulation:
		s.Population = other.Population
	}
	return s
}

// lawDiffers tells whether the law of the two sides can differ for any offer.
func lawDiffers(before, after Side) bool {
	if before.Book != after.Book || !slices.Equal(before.law.lifted, after.law.lifted) {
		return true
	}
	for _, offers := range [][]string{instrumentsOf(before), instrumentsOf(after)} {
		if slices.ContainsFunc(offers, func(id string) bool { return changesBetween(before, after, id) }) {
			return true
		}
	}
	return false
}

// instrumentsOf are those that some offer stands behind.
func instrumentsOf(s Side) (ids []string) {
	for _, o := range s.Offers {
		if o.Instrument != nil {
			ids = append(ids, *o.Instrument)
		}
	}
	return sortedSet(ids)
}

// changesBetween tells whether an instrument's law changes from the earliest to
// the latest day on which either side decides: an offer that begins later is
// decided on its first day, which is the same on both sides.
func changesBetween(before, after Side, instrument string) bool {
	first, last := min(before.On, after.On), max(before.On, after.On)
	return slices.ContainsFunc(before.Book.ChangeDays(instrument), func(day civil.Date) bool { return first < day && day <= last })
}
