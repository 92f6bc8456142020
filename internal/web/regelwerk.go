package web

import (
	"bytes"
	"fmt"
	"net/http"
	"slices"

	"buendnis/internal/access"
	"buendnis/internal/auth"
	"buendnis/internal/civil"
	"buendnis/internal/report"
	"buendnis/internal/rule"
	"buendnis/internal/view"
)

// rulebook shows what is open to whom: the matrix of instruments and titles.
func (s *site) rulebook(w http.ResponseWriter, r *http.Request) error {
	f := s.readMatrixFilter(r)
	m := s.matrixOf(f)
	v := matrixView{filter: f, m: m, kinds: s.kindOptions(), titles: s.titleOptions(), all: s.statuses(), drafts: s.gate.May(r, auth.RechtEntwerfen, auth.Object{})}
	if !f.Compared {
		v.next = s.nextChanges(m)
		if err := s.countNext(r, v.next); err != nil {
			return err
		}
	}
	return s.show(w, r, page{title: "Regelwerk", section: "/regelwerk", wide: true}, matrixPage(v))
}

// matrixFile is the matrix as a workbook: law, no figures about people.
func (s *site) matrixFile(w http.ResponseWriter, r *http.Request) error {
	f := s.readMatrixFilter(r)
	m := s.matrixOf(f)
	cells := make([]access.Cell, 0, len(m.now))
	for _, cell := range m.now {
		cells = append(cells, cell)
	}
	var file bytes.Buffer
	if err := report.MatrixXLSX(&file, report.MatrixOf(s.book(), m.on, cells, s.instrumentsOf(f.Kind), m.statuses)); err != nil {
		return err
	}
	return sendWorkbook(w, "matrix-"+m.on.String()+".xlsx", file.Bytes())
}

// fileAddress is the workbook of what the page shows.
func (v matrixView) fileAddress() string {
	if len(v.filter.Raw) == 0 {
		return "/regelwerk/matrix.xlsx"
	}
	return "/regelwerk/matrix.xlsx?" + v.filter.Raw.Encode()
}

// matrixFilter is what the address asks for.
type matrixFilter struct {
	On, Second civil.Date
	Compared   bool
	Kind       string
	Group      string // status group, "alle", or "" for as many as fit
	Title      string // one status, for the list
	typedDays
}

func (s *site) readMatrixFilter(r *http.Request) matrixFilter {
	values := r.URL.Query()
	f := matrixFilter{On: s.stichtag(r), Kind: values.Get("art"), Group: values.Get("gruppe"), Title: values.Get("titel"), typedDays: typedDays{Raw: values}}
	f.On = f.day("on", f.On)
	if values.Get("zweiter") != "" {
		faults := len(f.Faults)
		f.Second = f.day("zweiter", f.On)
		f.Compared = len(f.Faults) == faults && f.Second != f.On
	}
	if f.Title != "" && !slices.ContainsFunc(s.statuses(), func(c rule.Choice) bool { return c.Code == f.Title }) {
		f.Title = ""
	}
	return f
}

// stichtag is the survey's day, or today before any survey.
func (s *site) stichtag(r *http.Request) civil.Date {
	if erhebung, err := s.Store.CurrentErhebung(r.Context()); err == nil {
		return erhebung.Stichtag
	}
	return s.today()
}

func (s *site) matrixOf(f matrixFilter) matrixOf {
	m := matrixOf{book: s.book(), sorts: s.book().Kinds(), on: f.On, first: f.On, statuses: s.titleChoices(f)}
	if f.Compared {
		m.on, m.before = f.Second, s.matrices.on(s.book(), f.On)
	}
	for _, instrument := range s.instrumentsOf(f.Kind) {
		m.lines = append(m.lines, instrumentLine(instrument, m.on))
	}
	m.now = s.matrices.on(s.book(), m.on)
	m.opens = s.matrices.opening(s.book(), m.on)
	return m
}

// instrumentsOf are those of a kind, or all.
func (s *site) instrumentsOf(kind string) (list []access.Instrument) {
	for _, instrument := range s.book().Instruments() {
		if kind == "" || kind == instrument.Kind {
			list = append(list, instrument)
		}
	}
	return list
}

// statuses are the titles that the matrix asks about; a code that stands for
// several of them has no column.
func (s *site) statuses() []rule.Choice {
	fact, ok := s.book().Vocabulary().Fact(statusFact)
	if !ok {
		return nil
	}
	var asked []rule.Choice
	for _, status := range fact.Choices {
		if s.matrices.knows(s.book(), s.today(), status.Code) {
			asked = append(asked, status)
		}
	}
	return asked
}

// titleChoices are the columns: those of the chosen group, all of them, or the
// usual ones.
func (s *site) titleChoices(f matrixFilter) []rule.Choice {
	if members := s.members(f.Group); len(members) > 0 {
		return members
	}
	all := s.statuses()
	if f.Group == "alle" {
		return all
	}
	var usual []rule.Choice
	for _, status := range all {
		if slices.Contains(s.book().UsualTitles(), status.Code) {
			usual = append(usual, status)
		}
	}
	if len(usual) == 0 {
		return all
	}
	return usual
}

// members are the titles of a status group.
func (s *site) members(group string) []rule.Choice {
	var members []rule.Choice
	fact, _ := s.book().Vocabulary().Fact(statusFact)
	for _, status := range s.statuses() {
		value, err := fact.Parse(status.Code)
		if err == nil && s.book().StatusGroup(rule.Facts{statusFact: value}) == group {
			members = append(members, status)
		}
	}
	return members
}

func (s *site) kindOptions() []view.Option {
	options := []view.Option{{Value: "", Text: "Alle"}}
	m := matrixOf{sorts: s.book().Kinds()}
	for _, instrument := range s.book().Instruments() {
		m.lines = append(m.lines, instrumentLine(instrument, s.today()))
	}
	for _, kind := range m.kinds() {
		options = append(options, view.Option{Value: kind.Code, Text: kind.Label})
	}
	return options
}

func (s *site) titleOptions() []view.Option {
	options := []view.Option{{Value: "", Text: fmt.Sprintf("häufige (%d Titel)", len(s.titleChoices(matrixFilter{})))}}
	for _, group := range s.book().StatusGroups() {
		if members := s.members(group.Code); len(members) > 0 {
			options = append(options, view.Option{Value: group.Code, Text: fmt.Sprintf("%s (%d)", group.Label, len(members))})
		}
	}
	return append(options, view.Option{Value: "alle", Text: fmt.Sprintf("alle (%d)", len(s.statuses()))})
}
