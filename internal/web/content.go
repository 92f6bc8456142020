package web

import (
	"reflect"
	"slices"

	"buendnis/internal/alliance"
	"buendnis/internal/offer"
	"buendnis/internal/privacy"
	"buendnis/internal/rule"
	"buendnis/internal/survey"
	"buendnis/internal/view"
)

// contentView is what a workbook says, for whoever delivers or checks it: so
// much, about whom (screened), which offers, which opinions, what is missing,
// and what is different from the version before.
type contentView struct {
	keys     []view.Key
	statuses []statusRow
	note     string
	unknown  []unknownRow
	offers   []contentOffer
	gone     []string // titles of offers that the version before had
	opinions []contentOpinion
	compared bool
}

type statusRow struct {
	label  string
	people view.Number
}

// unknownRow is a question that many rows leave open.
type unknownRow struct {
	label string
	rows  int
	of    int
}

type contentOffer struct {
	offer.Offer
	needs, law, entry, reach, period string
	mark                             view.Badge // neu, geändert; empty text: as before
}

type contentOpinion struct {
	need    string
	urgency string
	remark  string
}

// contentOf prepares a delivery, and compares it with the one before, if any.
func (s *site) contentOf(v round, kommune alliance.Kommune, d, before *survey.Delivery) (*contentView, error) {
	counts, err := statusCountsOf(s.book(), kommune, d.Classes)
	if err != nil {
		return nil, err
	}
	content := &contentView{note: counts.figures.Note(), compared: before != nil}
	for _, group := range counts.groups {
		content.statuses = append(content.statuses, statusRow{group.Label, counts.of(group.Code)})
	}
	if content.keys, err = s.keysOf(kommune, counts, d, before); err != nil {
		return nil, err
	}
	content.unknown = unknownRows(s.book().Vocabulary(), d)
	content.offers, content.gone = s.contentOffers(v.kreis, d, before)
	for _, e := range d.Einschaetzungen {
		content.opinions = append(content.opinions, contentOpinion{
			choiceLabel(s.book().NeedChoices(), e.Bedarf), urgencies[min(max(e.Dringlichkeit, 0), 3)], e.Bemerkung,
		})
	}
	return content, nil
}

var urgencies = []string{"0, gar nicht", "1, wenig", "2, dringend", "3, sehr dringend"}

// keysOf are the sizes of the workbook, with the change since before.
func (s *site) keysOf(kommune alliance.Kommune, counts statusCounts, d, before *survey.Delivery) ([]view.Key, error) {
	keys := []view.Key{
		{Label: "Personen", Value: number(counts.total())},
		{Label: "Zeilen der Zielgruppe", Value: plain(len(d.Classes))},
		{Label: "Angebote", Value: plain(len(d.Offers))},
		{Label: "Einschätzungen", Value: plain(len(d.Einschaetzungen))},
	}
	if before == nil {
		return keys, nil
	}
	earlier, err := statusCountsOf(s.book(), kommune, before.Classes)
	if err != nil {
		return nil, err
	}
	keys[0].Note = figureChange(earlier.total(), counts.total())
	keys[1].Note = change(len(before.Classes), len(d.Classes))
	keys[2].Note = change(len(before.Offers), len(d.Offers))
	keys[3].Note = change(len(before.Einschaetzungen), len(d.Einschaetzungen))
	return keys, nil
}

func plain(n int) view.Number { return view.Number{Text: grouped(n)} }

// change says what a size was before.
func change(before, now int) string {
	if before == now {
		return "wie zuvor"
	}
	sign := "+"
	if now < before {
		sign = "−"
	}
	return "zuvor " + grouped(before) + " (" + sign + grouped(max(now-before, before-now)) + ")"
}

// figureChange is change for protected figures: a hidden one says nothing.
func figureChange(before, now privacy.Figure) string {
	if !before.Shown() || !now.Shown() {
		return ""
	}
	return change(int(before.Value()), int(now.Value()))
}

// unknownRows are the questions that a third of the rows or more leave open,
// most open first: what is worth asking for before delivering.
func unknownRows(v *rule.Vocabulary, d *survey.Delivery) []unknownRow {
	open := map[string]int{}
	for _, class := range d.Classes {
		for name, value := range class.Facts {
			if !value.Known() {
				open[name]++
			}
		}
	}
	var rows []unknownRow
	for _, fact := range v.All() {
		if n := open[fact.Name]; n > 0 && 3*n >= len(d.Classes) && !fact.Derived {
			rows = append(rows, unknownRow{fact.Label, n, len(d.Classes)})
		}
	}
	slices.SortStableFunc(rows, func(a, b unknownRow) int { return b.rows - a.rows })
	return rows
}

// contentOffers are the offers with what is new or changed; an offer is the
// same one if its title and its provider are.
func (s *site) contentOffers(kreis alliance.Kreis, d, before *survey.Delivery) (offers []contentOffer, gone []string) {
	earlier := map[offerName][]offer.Offer{}
	if before != nil {
		for _, o := range before.Offers {
			earlier[nameOf(o)] = append(earlier[nameOf(o)], o)
		}
	}
	words := s.wordsFor(kreis)
	for _, o := range d.Offers {
		said := words.row(o)
		row := contentOffer{
			Offer: o, needs: said.Needs, law: said.Instrument, entry: said.Entry, reach: said.Reaches,
			period: o.From.German() + " bis " + o.To.German(),
		}
		if before != nil {
			row.mark = takeEarlier(earlier, o)
		}
		offers = append(offers, row)
	}
	for _, left := range earlier {
		for _, o := range left {
			gone = append(gone, o.Title)
		}
	}
	slices.Sort(gone)
	return offers, gone
}

type offerName struct{ title, organization string }

func nameOf(o offer.Offer) offerName { return offerName{o.Title, o.Organization} }

// takeEarlier takes the offer's earlier form away and says how it differs.
func takeEarlier(earlier map[offerName][]offer.Offer, o offer.Offer) view.Badge {
	same := earlier[nameOf(o)]
	if len(same) == 0 {
		return view.Badge{Kind: view.Info, Text: "neu"}
	}
	was := same[0]
	earlier[nameOf(o)] = same[1:]
	was.ID = o.ID // the row in the sheet is no property of the offer
	if !reflect.DeepEqual(was, o) {
		return view.Badge{Kind: view.Info, Text: "geändert"}
	}
	return view.Badge{}
}
