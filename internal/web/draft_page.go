package web

import (
	"fmt"
	"net/http"

	"buendnis/internal/survey"
	"buendnis/internal/view"
)

// shownFaults is how many bad cells a page shows at once; the rest comes when
// these are mended.
const shownFaults = 40

// draftView is a draft before delivery: every bad cell with its repair, or what
// will be stored.
type draftView struct {
	kommuneView
	mistakes []mistake
	content  *contentView
}

// mistake is a bad cell as the page shows it.
type mistake struct {
	survey.CellFault
	survey.Excerpt
	id      string // of its field
	choices []string
	mends   bool // it can be mended on the page
}

// showDraft shows the draft.
func (s *site) showDraft(w http.ResponseWriter, r *http.Request) error {
	v := draftView{}
	var err error
	if v.kommuneView, err = s.kommuneView(r); err != nil {
		return err
	}
	if v.draft == nil || v.draft.reason != "" {
		return back(w, r, kommunePath(v.kommune)) // that page says what is wrong with it
	}
	if len(v.draft.faults) > 0 {
		v.mistakes, err = s.mistakesOf(v.round, v.draft.reading)
	} else {
		v.content, err = s.draftContent(r, v)
	}
	if err != nil {
		return err
	}
	p := page{title: "Entwurf", section: "/erhebung", crumbs: []link{{"Erhebung", kommunePath(v.kommune)}}, scripts: []string{"drop.js"}}
	return s.show(w, r, p, draftPage(v))
}

// draftContent compares the draft with what is delivered now.
func (s *site) draftContent(r *http.Request, v draftView) (*contentView, error) {
	if v.newest == nil {
		return s.contentOf(v.round, v.kommune, v.draft.delivery, nil)
	}
	before, err := s.before(r, v.round, v.kommune, v.newest.Number+1)
	if err != nil {
		return nil, err
	}
	return s.contentOf(v.round, v.kommune, v.draft.delivery, before)
}

func (s *site) mistakesOf(v round, rd reading) ([]mistake, error) {
	faults := rd.faults[:min(len(rd.faults), shownFaults)]
	excerpts, err := survey.Excerpts(rd.name, rd.raw, faults)
	if err != nil {
		return nil, err
	}
	lists := s.lists(v.kreis)
	mistakes := make([]mistake, len(faults))
	seen := map[string]bool{}
	for i, f := range faults {
		place := f.Sheet + "!" + f.Cell
		mistakes[i] = mistake{
			CellFault: f, Excerpt: excerpts[i], id: fmt.Sprintf("f%d", i+1),
			choices: lists.Choices(f), mends: f.Correctable() && !seen[place],
		}
		seen[place] = true // a cell that is wrong in two ways has one field
	}
	return mistakes, nil
}

// heading is the finding of the page.
func (v draftView) heading() string {
	if n := len(v.draft.faults); n > 0 {
		return fmt.Sprintf("Arbeitsmappe %s: %s berichtigen", v.kommune.Name, count(n, "Zelle", "Zellen"))
	}
	return fmt.Sprintf("Arbeitsmappe %s: bereit zum Abliefern", v.kommune.Name)
}

func (v draftView) preline() string {
	return fmt.Sprintf("Erhebung zum %s · Frist %s · %s, gespeichert %s von %s", v.erhebung.Stichtag.German(), v.deadline(v.today), v.draft.FileName, moment(v.draft.At), v.draft.By)
}

// lead says what is good already.
func (v draftView) lead() string {
	d := v.draft.delivery
	lead := fmt.Sprintf("Gelesen sind %s der Zielgruppe, %s und %s. ", count(len(d.Classes), "Zeile", "Zeilen"), count(len(d.Offers), "Angebot", "Angebote"), count(len(d.Einschaetzungen), "Einschätzung", "Einschätzungen"))
	if more := len(v.draft.faults) - len(v.mistakes); more > 0 {
		return lead + fmt.Sprintf("Hier stehen die ersten %d Zellen, die nicht passen; %d weitere folgen, wenn diese berichtigt sind:", len(v.mistakes), more)
	}
	return lead + "Bitte berichtigen Sie:"
}

// faults are the links of the summary on top.
func (v draftView) summary() []view.Fault {
	faults := make([]view.Fault, len(v.mistakes))
	for i, m := range v.mistakes {
		faults[i] = view.Fault{Field: m.target(), Sentence: fmt.Sprintf("Blatt „%s“, %s: %s", m.Sheet, m.Cell, m.Reason)}
	}
	return faults
}

// target is what the summary links to: the field, or the text where there is none.
func (m mistake) target() string {
	if m.mends {
		return m.id
	}
	return m.id + "-t"
}

func (m mistake) title() string {
	if heading := m.Heading(); heading != "" {
		return fmt.Sprintf("%s: „%s“, Zelle %s", m.Sheet, heading, m.Cell)
	}
	return m.Sheet + ", Zelle " + m.Cell
}

func (m mistake) field() view.Field {
	f := view.Field{ID: m.id, Label: "Richtiger Wert für " + m.Cell, Value: m.Value, Error: m.Reason, Described: m.id + "-r"}
	if len(m.choices) > 0 {
		f.List = m.id + "-l"
	}
	return f
}

// mendable is how many fields the form has.
func (v draftView) mendable() int {
	n := 0
	for _, m := range v.mistakes {
		if m.mends {
			n++
		}
	}
	return n
}
