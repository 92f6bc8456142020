package web

import (
	"fmt"
	"slices"

	"buendnis/internal/access"
	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/offer"
	"buendnis/internal/rule"
	"buendnis/internal/survey"
)

// admissionView is for whom an offer is open, and what about that is odd.
type admissionView struct {
	on        civil.Date
	sentences []string // its own conditions
	groups    []groupRow
	doubts    []doubtRow
	blocks    bool   // the instrument is a bar: its ja closes
	fault     string // why nothing can be said; empty: it can
}

// groupRow is what the offer means for a group of status.
type groupRow struct {
	label     string
	law       []string // verdicts of the matrix
	own, open bool
}

// doubtRow is something that can hardly be meant.
type doubtRow struct {
	shuts    bool
	sentence string
}

// admissionOf asks the law and the offer's own conditions, on the day on which
// the analysis asks them.
func (s *site) admissionOf(o offer.Offer, stichtag civil.Date) admissionView {
	book, words := s.book(), s.book().Words()
	v := admissionView{on: o.DecidedOn(stichtag), sentences: offer.EntryOf(words, o.Conditions).Sentences(words)}
	if instrument := instrumentOf(book, o); instrument != nil {
		v.blocks = instrument.Bars()
	}
	groups, doubts, err := admission(book, o, v.on)
	if err != nil {
		v.fault = fault.SentenceOf(err)
		return v
	}
	law := s.lawByGroup(o, v.on)
	for _, g := range groups {
		v.groups = append(v.groups, groupRow{g.Group.Label, law[g.Group.Code], g.Own, g.Open})
	}
	for _, d := range doubts {
		v.doubts = append(v.doubts, doubtRow{d.Kind.Shuts(), doubtSentence(words, d, v.on)})
	}
	v.doubts = append(v.doubts, unasked(words, o.Conditions)...)
	return v
}

func admission(book *access.Rulebook, o offer.Offer, on civil.Date) ([]access.GroupAdmission, []access.Doubt, error) {
	a, err := book.Admission(o.Instrument, o.Conditions, on)
	if err != nil {
		return nil, nil, err
	}
	groups, err := a.Groups()
	if err != nil {
		return nil, nil, err
	}
	doubts, err := a.Doubts()
	return groups, doubts, err
}

// lawByGroup are the verdicts of the matrix, joined by group of status.
func (s *site) lawByGroup(o offer.Offer, on civil.Date) map[string][]string {
	if o.Instrument == nil {
		return nil
	}
	status, _ := s.book().Vocabulary().Fact(statusFact)
	cells := s.matrices.on(s.book(), on)
	joined := map[string][]access.Verdict{}
	for _, choice := range status.Choices {
		value, _ := status.Parse(choice.Code) // a code of the vocabulary itself
		group := s.book().StatusGroup(rule.Facts{statusFact: value})
		joined[group] = append(joined[group], cells[place{*o.Instrument, choice.Code}].Verdicts...)
	}
	law := map[string][]string{}
	for group, verdicts := range joined {
		for _, verdict := range []access.Verdict{access.Ja, access.Ermessen, access.Nein, access.Unklar} {
			if slices.Contains(verdicts, verdict) {
				law[group] = append(law[group], string(verdict))
			}
		}
	}
	return law
}

// openGroups is for how many groups the offer is open.
func (v admissionView) openGroups() int {
	n := 0
	for _, g := range v.groups {
		if g.open {
			n++
		}
	}
	return n
}

// finding is the state in a few words.
func (v admissionView) finding() string {
	switch n := v.openGroups(); {
	case v.fault != "":
		return "Zugang nicht bestimmbar"
	case n == 0:
		return "für niemanden offen"
	case n == len(v.groups):
		return "offen für alle Statusgruppen"
	default:
		return fmt.Sprintf("offen für %d von %d Statusgruppen", n, len(v.groups))
	}
}

// answer is whether the offer is open to the group, and if not, what closes it.
func (g groupRow) answer() string {
	switch {
	case g.open:
		return "kann teilnehmen"
	case !g.own:
		return "verschlossen durch die eigenen Bedingungen"
	}
	return "rechtlich verschlossen"
}

// doubtSentence says what is odd and what to do about it.
func doubtSentence(words rule.Words, d access.Doubt, on civil.Date) string {
	condition := "Wer alle eigenen Bedingungen erfüllt"
	if d.Condition != "" {
		condition = "„" + conditionSentence(words, d.Condition) + "“"
	}
	switch d.Kind {
	case access.DoubtLaw:
		return "Am " + on.German() + " hat niemand diesen rechtlichen Zugang. Wählen Sie eine andere rechtliche Grundlage, oder keine."
	case access.DoubtNever:
		return condition + ": Das kann niemand erfüllen."
	case access.DoubtTogether:
		return "Niemand kann alle eigenen Bedingungen zugleich erfüllen. Nehmen Sie eine davon weg."
	case access.DoubtBarred:
		if d.Condition == "" {
			return condition + ", hat keinen rechtlichen Zugang. Ändern Sie eine Bedingung oder die rechtliche Grundlage."
		}
		return condition + ": Wer das erfüllt, hat keinen rechtlichen Zugang. Ändern Sie die Bedingung oder die rechtliche Grundlage."
	case access.DoubtAlways:
		return condition + ": Das erfüllt jede Person. Die Bedingung ist entbehrlich."
	case access.DoubtImplied:
		return condition + ": Das erfüllt jede Person, die den rechtlichen Zugang hat. Die Bedingung ist entbehrlich."
	}
	return condition + ", hat den rechtlichen Zugang im Regelfall immer. Die rechtliche Grundlage schließt niemanden zusätzlich aus."
}

// conditionSentence says one condition, whether it has a field or not.
func conditionSentence(words rule.Words, condition string) string {
	return enumerate(offer.EntryOf(words, []string{condition}).Sentences(words))
}

// unasked are conditions on facts that no workbook asks for: the analysis can
// decide them for nobody.
func unasked(words rule.Words, conditions []string) []doubtRow {
	var rows []doubtRow
	for _, condition := range conditions {
		for _, fact := range offer.FactsIn(words, condition) {
			if !survey.Asks(fact.Name) && !fact.Derived {
				rows = append(rows, doubtRow{false, "„" + fact.Label + "“ fragt die Erhebung nicht ab. Die Analyse kann diese Bedingung für niemanden entscheiden und nennt die Angabe als fehlend."})
			}
		}
	}
	return rows
}

func (v admissionView) doubtsThat(shut bool) []doubtRow {
	return slices.DeleteFunc(slices.Clone(v.doubts), func(d doubtRow) bool { return d.shuts != shut })
}
