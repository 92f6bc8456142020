package web

import (
	"fmt"
	"net/http"

	"buendnis/internal/access"
	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/rule"
)

const offerMatrixAddress = "/angebote/titel"

// offersByTitle shows which offer is open to which title, on a day or on two:
// the matrix of the law, with the offers' own conditions.
func (s *site) offersByTitle(w http.ResponseWriter, r *http.Request) error {
	basis, err := s.delivered(r.Context())
	if err != nil {
		return err
	}
	c := s.catalogueOf(basis)
	v := offerMatrixView{offers: c.page(readOfferFilter(r.URL.Query()))}
	v.filter, v.all, v.titles = s.readMatrixFilter(r), s.statuses(), s.titleOptions()
	if v.m, v.unread, err = s.offerMatrix(c, v.offers.rows, v.filter); err != nil {
		return err
	}
	v.ended = len(v.offers.rows) - len(v.m.lines) - len(v.unread)
	p := page{title: "Angebote nach Titel", section: "/angebote", crumbs: []link{{"Angebote", "/angebote"}}, wide: true}
	return s.show(w, r, p, offerMatrixPage(v))
}

// offerMatrix has a line for each offer that has not ended; unread are those
// whose access can't be told, with the reason.
func (s *site) offerMatrix(c catalogue, rows []offerRow, f matrixFilter) (m matrixOf, unread []string, err error) {
	m = matrixOf{book: s.book(), on: f.On, first: f.On, statuses: s.titleChoices(f), now: map[place]access.Cell{}}
	if f.Compared {
		m.on, m.before = f.Second, map[place]access.Cell{}
	}
	for _, k := range c.kreis.Kommunen {
		m.sorts = append(m.sorts, rule.Choice{Code: k.AGS, Label: k.Name})
	}
	asked := titleAnswers{book: s.book(), known: map[string][]access.Cell{}}
	for _, row := range rows {
		if row.To < max(m.on, m.first) {
			continue
		}
		if err := asked.add(m.now, row, m.on); err != nil {
			unread = append(unread, fmt.Sprintf("„%s“: %s", row.Title, fault.SentenceOf(err)))
			continue
		}
		if f.Compared {
			if err := asked.add(m.before, row, f.On); err != nil {
				return m, nil, err
			}
		}
		m.lines = append(m.lines, s.offerLine(row))
	}
	return m, unread, nil
}

func (s *site) offerLine(row offerRow) matrixLine {
	line := matrixLine{id: row.ID, name: row.Title, kind: row.Offer.Kommune, note: row.Instrument, href: offerPath(row.Offer)}
	if row.Entry != "" {
		line.note += "; " + row.Entry
	}
	if instrument := instrumentOf(s.book(), row.Offer); instrument != nil {
		line.bars = instrument.Bars()
	}
	return line
}

// titleAnswers are what offers mean for all titles; offers with the same law and
// the same conditions are asked once a day.
type titleAnswers struct {
	book  *access.Rulebook
	known map[string][]access.Cell
}

// add asks on the day on which the analysis asks, too: the first day of an offer
// that begins later.
func (a titleAnswers) add(cells map[place]access.Cell, row offerRow, day civil.Date) error {
	decided := row.DecidedOn(day)
	key := fmt.Sprintln(decided, row.Conditions)
	if row.Offer.Instrument != nil {
		key += *row.Offer.Instrument
	}
	answer, known := a.known[key]
	if !known {
		admission, err := a.book.Admission(row.Offer.Instrument, row.Conditions, decided)
		if err != nil {
			return err
		}
		if answer, err = admission.Titles(access.ReferenceProfile()); err != nil {
			return err
		}
		a.known[key] = answer
	}
	for _, cell := range answer {
		cells[place{row.ID, cell.Status}] = cell
	}
	return nil
}
