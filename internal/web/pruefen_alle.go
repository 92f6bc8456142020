package web

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"buendnis/internal/access"
	"buendnis/internal/civil"
	"buendnis/internal/fault"
)

// tryAll asks every rule about one person: what is open now, what opens when,
// what to ask first. What is typed is answered and forgotten.
func (s *site) tryAll(w http.ResponseWriter, r *http.Request) error {
	book := s.book()
	form := s.readFactForm(r, book.AllAsks)
	v := tryAllView{form: &form, book: book, names: s.instrumentNames()}
	if form.sent && len(form.faults) == 0 {
		if err := v.answer(); err != nil {
			form.fault("on", fault.SentenceOf(err))
		}
	}
	return s.showStatus(w, r, form.status(), page{
		title: "Alles für eine Person prüfen", section: "/regelwerk", crumbs: []link{{"Regelwerk", "/regelwerk?on=" + form.on.String()}},
	}, tryAllPage(v))
}

// tryAllView is what the page shows.
type tryAllView struct {
	form   *factForm
	book   *access.Rulebook
	names  map[string]string
	groups []answerGroup
	ask    []askFact // what decides most, first
	needs  []personNeed
}

// personNeed is a need that the need rules find.
type personNeed struct{ label, when, reason string }

// answerGroup are the instruments with answers of one kind.
type answerGroup struct {
	name, note string
	folded     bool // what is shut need not be read
	answers    []instrumentAnswer
}

func (g answerGroup) title() string { return fmt.Sprintf("%s (%d)", g.name, len(g.answers)) }

// instrumentAnswer is what a rule says about the person.
type instrumentAnswer struct {
	instrument access.Instrument
	access.Explanation
}

// askFact is a fact that is missing, and in how many answers.
type askFact struct {
	label   string
	alone   int // answers that it settles by itself
	answers int // answers that hang on it
}

// The kinds of answers, in the order of the page.
const (
	openNow = iota
	byDiscretion
	opening
	unclear
	closed
	barring
)

func (v *tryAllView) answer() error {
	v.groups = []answerGroup{
		openNow:      {name: "Offen"},
		byDiscretion: {name: "Nach Ermessen", note: "Eine Behörde oder Stelle entscheidet."},
		opening:      {name: "Öffnet sich", note: "Wenn sonst alles bleibt, ab dem genannten Tag."},
		unclear:      {name: "Unklar", note: "Eine Angabe fehlt, oder die Rechtslage ist offen."},
		closed:       {name: "Verschlossen", folded: true},
		barring:      {name: "Sperren", note: "„Sperre“ heißt: Das Verbot besteht.", folded: true},
	}
	for _, i := range v.book.Instruments() {
		e, err := v.book.Outline(v.form.question(i.ID))
		if err != nil {
			return err
		}
		g := &v.groups[kindOfAnswer(i, e)]
		g.answers = append(g.answers, instrumentAnswer{i, e})
	}
	slices.SortStableFunc(v.groups[opening].answers, func(a, b instrumentAnswer) int {
		return cmp.Compare(*a.opensOn(), *b.opensOn())
	})
	v.ask = v.askFirst()
	v.needs = v.derivedNeeds()
	return nil
}

// derivedNeeds are what the person needs now, then what comes after it.
func (v *tryAllView) derivedNeeds() (now []personNeed) {
	var later []personNeed
	labels := v.book.NeedChoices()
	for _, n := range v.book.NeedsOf(v.form.question("")) {
		need := personNeed{choiceLabel(labels, n.Kind), "jetzt", n.Reason}
		if n.Current {
			now = append(now, need)
			continue
		}
		need.when = "später, nach " + choiceLabel(labels, n.After)
		later = append(later, need)
	}
	return append(now, later...)
}

func kindOfAnswer(i access.Instrument, e access.Explanation) int {
	switch {
	case i.Bars():
		return barring
	case e.Verdict == access.Ja:
		return openNow
	case e.Verdict == access.Ermessen:
		return byDiscretion
	case e.Verdict == access.Unklar:
		return unclear
	case (instrumentAnswer{i, e}).opensOn() != nil:
		return opening
	}
	return closed
}

// opensOn is the day on which time alone opens it.
func (a instrumentAnswer) opensOn() *civil.Date {
	for _, o := range a.Opens {
		if o.Kind == "zeit" && o.Date != nil {
			return o.Date
		}
	}
	return nil
}

// opensWord leads to that day: a verdict of discretion is open in part already.
func (a instrumentAnswer) opensWord() string {
	if a.Verdict == access.Ermessen {
		return "ohne Ermessen offen ab"
	}
	return "öffnet ab"
}

// askFirst ranks what is missing: first what settles most answers by itself.
func (v *tryAllView) askFirst() []askFact {
	at := map[string]*askFact{}
	var list []*askFact
	for _, g := range v.groups {
		for _, a := range g.answers {
			for _, name := range a.Missing {
				if at[name] == nil {
					at[name] = &askFact{label: v.book.Label(name)}
					list = append(list, at[name])
				}
				at[name].answers++
				if slices.ContainsFunc(a.MissingSets, func(set []string) bool { return len(set) == 1 && set[0] == name }) {
					at[name].alone++
				}
			}
		}
	}
	slices.SortStableFunc(list, func(a, b *askFact) int { return cmp.Or(b.alone-a.alone, b.answers-a.answers) })
	var ranked []askFact
	for _, f := range list[:min(mostAsked, len(list))] {
		ranked = append(ranked, *f)
	}
	return ranked
}

// mostAsked is how many facts somebody can be sent to ask for.
const mostAsked = 5

func (f askFact) sentence() string {
	text := fmt.Sprintf("„%s“: davon hängt %s ab", f.label, count(f.answers, "Antwort", "Antworten"))
	if f.answers > 1 {
		text = fmt.Sprintf("„%s“: davon hängen %d Antworten ab", f.label, f.answers)
	}
	switch f.alone {
	case 0:
		return text + ", zusammen mit anderen Angaben."
	case f.answers:
		return text + "; sie allein klärt das."
	}
	return text + fmt.Sprintf("; %d davon klärt sie allein.", f.alone)
}

// why is the short reason of an answer.
func (a instrumentAnswer) why() string {
	if way, ok := takenWay(a.Explanation); ok {
		return way.Text
	}
	if a.Verdict == access.Unklar && len(a.MissingSets) == 0 && a.Beyond == nil {
		return "Die Rechtslage ist offen."
	}
	var reasons []string
	for _, r := range a.Reasons {
		if a.Verdict == access.Nein && r.Holds != nil && !*r.Holds && len(reasons) < 2 {
			reasons = append(reasons, "Nicht erfüllt: "+r.Text)
		}
	}
	if len(reasons) == 0 && a.Beyond != nil {
		return a.Beyond.Text
	}
	return strings.Join(reasons, " ")
}

// missing says what an unclear answer needs.
func (v tryAllView) missing(a instrumentAnswer) string {
	if len(a.MissingSets) == 0 {
		return ""
	}
	if len(a.MissingSets[0]) == 1 {
		return "Es fehlt " + labels(v.book, a.MissingSets[0])[0] + "."
	}
	return "Es fehlen " + enumerate(labels(v.book, a.MissingSets[0])) + "."
}

// opens says what would open an access: the day, or the first other way.
func (a instrumentAnswer) opens() string {
	if a.Verdict == access.Ja || a.Verdict == access.Unklar {
		return ""
	}
	var texts []string
	for _, o := range a.Opens {
		if o.Kind != "zeit" && len(texts) < 2 {
			texts = append(texts, o.Text)
		}
	}
	return strings.Join(texts, " ")
}

func (v tryAllView) answered() bool { return v.groups != nil && len(v.form.faults) == 0 }

func (v tryAllView) heading() string {
	if !v.answered() {
		return "Alles für eine Person prüfen"
	}
	return fmt.Sprintf("%d offen, %d nach Ermessen, %d unklar", len(v.groups[openNow].answers), len(v.groups[byDiscretion].answers), len(v.groups[unclear].answers))
}
