package analysis

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"buendnis/internal/access"
	"buendnis/internal/civil"
	"buendnis/internal/offer"
	"buendnis/internal/person"
	"buendnis/internal/rule"
)

// anySide draws a small county: people of several statuses in two towns, and a
// few courses, some behind a rule or a condition.
func anySide(t *rapid.T, book *access.Rulebook, name string) Side {
	s := Side{Book: book, Input: Input{Parameters: Parameters{On: rapid.SampledFrom([]civil.Date{
		civil.MustParse("2020-01-15"), civil.MustParse("2020-03-15"), civil.MustParse("2023-01-15"),
	}).Draw(t, name+" Tag")}}}
	s.Ermessen = rapid.Bool().Draw(t, name+" Ermessen")
	statuses := []string{"GEST", "DULD_ALLG", "AE_25_2F", "AE_25_3"}
	status, _ := book.Vocabulary().Fact("status")
	for range rapid.IntRange(1, 4).Draw(t, name+" Klassen") {
		value, err := status.Parse(rapid.SampledFrom(statuses).Draw(t, name+" Status"))
		if err != nil {
			t.Fatal(err)
		}
		s.Population = append(s.Population, person.Class{
			Kommune: rapid.SampledFrom([]string{"05162000", "05162001"}).Draw(t, name+" Ort"), Anzahl: rapid.IntRange(1, 30).Draw(t, name+" Personen"),
			Facts: rule.Facts{"status": value}, Bedarf: []string{rapid.SampledFrom([]string{"deutsch-b1", "ausbildung"}).Draw(t, name+" Bedarf")},
		})
	}
	course, bvb := "integrationskurs-anspruch", "berufssprachkurs"
	for _, id := range []string{"a", "b", "c"}[:rapid.IntRange(1, 3).Draw(t, name+" Angebote")] {
		s.Offers = append(s.Offers, offer.Offer{
			ID: id, Title: id, Serves: []string{rapid.SampledFrom([]string{"deutsch-b1", "ausbildung"}).Draw(t, name+" dient")},
			Instrument: rapid.SampledFrom([]*string{nil, &course, &bvb}).Draw(t, name+" Grundlage"),
			Kommune:    "05162000", Reach: offer.Reach{Kreis: true}, Places: rapid.IntRange(0, 20).Draw(t, name+" Plätze"),
			From: civil.MustParse("2020-01-01"), To: civil.MustParse("2023-12-31"),
		})
	}
	return s
}

func comparison(t rapid.TB, before, after Side) *Comparison {
	t.Helper()
	c, err := Compare(before, after)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// allChanges are all figures that a comparison explains.
func (c *Comparison) allChanges() []Change {
	list := []Change{c.Coverage.Demand, c.Coverage.Covered, c.Coverage.Optimistic}
	for _, n := range c.Needs {
		list = append(list, n.Demand, n.Covered, n.Optimistic)
	}
	for _, g := range c.Gaps {
		list = append(list, g.Demand, g.Covered, g.Uncovered)
	}
	for _, o := range c.Openings {
		list = append(list, o.Gain)
	}
	for _, m := range c.Missing {
		list = append(list, m.Decisions, m.Interval, m.Klaerung)
	}
	return list
}

// Whatever differs: both sides are what Run says, and the effects of the causes
// sum to the difference, of which a cause that does not differ has no part.
func TestCausesSumToTheDifference(t *testing.T) {
	book := rulebook(t)
	rapid.Check(t, func(t *rapid.T) {
		before, after := anySide(t, book, "vorher"), anySide(t, book, "nachher")
		c := comparison(t, before, after)
		for _, ch := range c.allChanges() {
			sum := ch.Before
			for _, s := range c.Steps {
				effect := ch.Effects.of(s.Cause)
				sum = sum.plus(effect)
				if !s.Differs && effect.Sign() != 0 {
					t.Errorf("%s unterscheidet sich nicht und bewirkt %s", s.Cause, effect)
				}
			}
			if sum.String() != ch.After.String() || ch.After.minus(ch.Before).String() != ch.Difference.String() {
				t.Errorf("%+v", ch)
			}
		}
		for side, coverage := range map[*Side][2]Fraction{
			&before: {c.Coverage.Covered.Before, c.Coverage.Optimistic.Before}, &after: {c.Coverage.Covered.After, c.Coverage.Optimistic.After},
		} {
			res, err := Run(side.Book, side.Input)
			if err != nil || whole(res.Coverage.Covered[0]).String() != coverage[0].String() || whole(res.Coverage.Covered[1]).String() != coverage[1].String() {
				t.Errorf("%v, %v", res.Coverage, coverage)
			}
		}
	})
}

func TestASideComparedWithItselfIsTheSame(t *testing.T) {
	book := rulebook(t)
	rapid.Check(t, func(t *rapid.T) {
		side := anySide(t, book, "Seite")
		turned := side
		turned.Offers, turned.Population = slices.Clone(side.Offers), slices.Clone(side.Population)
		slices.Reverse(turned.Offers)
		slices.Reverse(turned.Population)
		c := comparison(t, side, turned)
		for _, ch := range c.allChanges() {
			if ch.Difference.Sign() != 0 {
				t.Errorf("%+v", ch)
			}
		}
		d := c.Differences
		if len(c.Bottlenecks)+len(d.Law)+len(d.Offers)+len(d.Parameters)+len(d.Population) > 0 {
			t.Errorf("%+v, %+v", c.Bottlenecks, d)
		}
		for _, s := range c.Steps {
			if s.Differs {
				t.Errorf("%s unterscheidet sich", s.Cause)
			}
		}
	})
}

// Where one input differs, it is the cause, and the way back is the way there
// with the other sign.
func TestASingleCauseTakesAll(t *testing.T) {
	book := rulebook(t)
	rapid.Check(t, func(t *rapid.T) {
		before, other := anySide(t, book, "vorher"), anySide(t, book, "nachher")
		cause := rapid.SampledFrom([]Cause{CauseOffers, CausePopulation}).Draw(t, "Ursache")
		after := before.exchange(cause, other)
		there, back := comparison(t, before, after), comparison(t, after, before)
		for i, ch := range there.allChanges() {
			if ch.Effects.of(cause).String() != ch.Difference.String() {
				t.Errorf("%s: %+v", cause, ch)
			}
			if turned := back.allChanges()[i]; turned.Difference.plus(ch.Difference).Sign() != 0 && len(there.Openings)+len(there.Missing) == 0 {
				t.Errorf("hin %+v, zurück %+v", ch, turned)
			}
		}
		if there.Coverage.Covered.Difference.plus(back.Coverage.Covered.Difference).Sign() != 0 {
			t.Error("der Rückweg ist nicht der Hinweg")
		}
	})
}

// The law of 1 March 2020 alone, with people and days as they were.
func TestTheLawIsACauseOfItsOwn(t *testing.T) {
	book := rulebook(t)
	id := "berufssprachkurs"
	before := Side{Book: book, Input: Input{
		Population: person.Population{people(t, book.Vocabulary(), 12, map[string]string{"status": "GEST", "deutsch": "B1", "alter_jahre": "22"})},
		Offers:     []offer.Offer{course("a1", 4, &id)},
		Parameters: Parameters{On: civil.MustParse("2019-07-31")},
	}}
	before.Offers[0].From, before.Offers[0].To = civil.MustParse("2019-01-01"), civil.MustParse("2024-12-31")
	after := before
	after.On = civil.MustParse("2024-01-15")
	c := comparison(t, before, after)
	if !c.Steps[0].Differs || !c.Steps[1].Differs || c.Steps[2].Differs || c.Steps[3].Differs {
		t.Errorf("%+v", c.Steps)
	}
	for _, d := range c.Differences.Law {
		if d.Opens+d.Closes+d.Turns == 0 || d.Opens+d.Closes+d.Turns > 12 {
			t.Errorf("%+v", d)
		}
	}
	if len(c.Differences.Law) == 0 {
		t.Error("keine Regel entscheidet anders")
	}
}

// An opening compared with the state before it gains what the openings say.
func TestAnOpeningGainsWhatItPromises(t *testing.T) {
	book := rulebook(t)
	before := Side{Book: book, Input: exampleInput(t, book, "beispiel")}
	res, err := Run(book, before.Input)
	if err != nil || len(res.Openings) == 0 {
		t.Fatal(err)
	}
	for _, o := range res.Openings {
		after, err := before.With(o)
		if err != nil {
			t.Errorf("%+v: %v", o, err)
			continue
		}
		c := comparison(t, before, after)
		if c.Coverage.Covered.Difference.String() != whole(o.Gain).String() {
			t.Errorf("%s %s %s: %s statt %d", o.Kind, text(o.Offer), text(o.Condition), c.Coverage.Covered.Difference, o.Gain)
		}
		cause := CauseOffers
		if o.Instrument != nil {
			cause = CauseLaw
		}
		for _, s := range c.Steps {
			if s.Differs != (s.Cause == cause) {
				t.Errorf("%s: %+v", o.Kind, c.Steps)
			}
		}
	}
	gone := "gibt es nicht"
	for _, o := range []Opening{{Kind: "places", Offer: &gone}, {Kind: "condition", Offer: &gone, Condition: &gone}, {Kind: "condition", Instrument: &gone, Condition: &gone}, {Kind: "new-offer"}} {
		if _, err := before.With(o); err == nil {
			t.Errorf("%s: eine Öffnung, die es nicht gibt, ist geöffnet", o.Kind)
		}
	}
}

func TestDifferencesOfInputsHaveNames(t *testing.T) {
	book := rulebook(t)
	before := Side{Book: book, Input: exampleInput(t, book, "beispiel")}
	after := before
	after.Ermessen = true
	after.Offers, after.Population = slices.Clone(before.Offers[1:]), slices.Clone(before.Population)
	after.Offers[0].Places += 5
	after.Offers = append(after.Offers, course("neu", 9, nil))
	after.Population[0].Anzahl += 3
	d := comparison(t, before, after).Differences
	turns := map[OfferTurn]int{}
	for _, o := range d.Offers {
		turns[o.Turn]++
		if o.Turn == OfferChanged && (len(o.Fields) != 1 || o.Fields[0] != "places" || *o.PlacesAfter != *o.PlacesBefore+5) {
			t.Errorf("%+v", o)
		}
	}
	if turns[OfferCame] != 1 || turns[OfferWent] != 1 || turns[OfferChanged] != 1 {
		t.Errorf("%+v", d.Offers)
	}
	if len(d.Parameters) != 1 || d.Parameters[0] != (ParameterDifference{"ermessen", "ja", "ermessen"}) {
		t.Errorf("%+v", d.Parameters)
	}
	if len(d.Population) != 1 || d.Population[0].Joined != 3 || d.Population[0].Left != 0 || d.Population[0].After != d.Population[0].Before+3 {
		t.Errorf("%+v", d.Population)
	}
}
