package web

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"buendnis/internal/access"
	"buendnis/internal/view"
)

// caseList are the test cases of a rule as its page shows them.
type caseList struct {
	total, failed int
	shown         int
	filter        string // "", abweichend, or a verdict
	groups        []caseGroup
}

// caseGroup are the cases of one version.
type caseGroup struct {
	title string
	rows  []caseRow
}

// caseRow is a case with what the rule says to it.
type caseRow struct {
	id, on, facts    string
	expected, answer []string
	passed           bool
	failures         []string
	note             string
}

// casesOf tries the cases of a rule; the address may ask for some of them.
func (s *site) casesOf(rule access.RuleText, values url.Values) (caseList, error) {
	book := s.book()
	read := func() ([]access.Case, error) { return book.Cases(s.Law.Files()) }
	results, err := s.cases.of(book, read, rule.Instrument.ID)
	if err != nil {
		return caseList{}, err
	}
	list := caseList{total: len(results), filter: values.Get("faelle")}
	if !slices.ContainsFunc(caseFilters, func(o view.Option) bool { return o.Value == list.filter }) {
		list.filter = ""
	}
	list.groups = make([]caseGroup, len(rule.Versions)+1)
	for i, version := range rule.Versions {
		list.groups[i].title = fmt.Sprintf("Fassung %d, %s", i+1, periodWords(version))
	}
	list.groups[len(rule.Versions)].title = "Tage, an denen keine Fassung gilt"
	for _, result := range results {
		list.add(book, rule, result)
	}
	return list, nil
}

// caseFilters are what may be asked for.
var caseFilters = []view.Option{
	{Value: "", Text: "alle"},
	{Value: "abweichend", Text: "nur abweichende"},
	{Value: "ja", Text: "erwartet: ja"},
	{Value: "ermessen", Text: "erwartet: Ermessen"},
	{Value: "nein", Text: "erwartet: nein"},
	{Value: "unklar", Text: "erwartet: unklar"},
}

func (l *caseList) add(book *access.Rulebook, rule access.RuleText, result access.CaseResult) {
	if !result.Passed() {
		l.failed++
	}
	if l.filter == "abweichend" && result.Passed() || l.filter != "" && l.filter != "abweichend" && string(result.Case.Expected) != l.filter {
		return
	}
	at := slices.IndexFunc(rule.Versions, func(v access.VersionText) bool { return v.Holds(result.Case.On) })
	if at < 0 {
		at = len(rule.Versions)
	}
	l.shown++
	l.groups[at].rows = append(l.groups[at].rows, caseRowOf(book, result))
}

func caseRowOf(book *access.Rulebook, result access.CaseResult) caseRow {
	c := result.Case
	row := caseRow{
		id: c.ID, on: c.On.German(), facts: factWords(book, c.Question), passed: result.Passed(), failures: result.Failures,
		expected: verdictNames(append([]access.Verdict{c.Expected}, c.AlsoOK...)), note: c.Note,
	}
	if result.Decision.Verdict != "" {
		row.answer = []string{string(result.Decision.Verdict)}
	}
	return row
}

// factWords say what a question knows, in the order of the facts.
func factWords(book *access.Rulebook, q access.Question) string {
	var known, unknown []string
	for _, fact := range book.Vocabulary().All() {
		value, asked := q.Facts[fact.Name]
		switch {
		case asked && value.Known():
			known = append(known, fact.Label+": "+book.ValueWords(fact, value))
		case asked:
			unknown = append(unknown, fact.Label)
		}
	}
	text := strings.Join(known, "; ")
	if len(unknown) > 0 {
		text += "; unbekannt: " + strings.Join(unknown, ", ")
	}
	if q.Background != "" {
		text += "; sonst unauffällig"
	}
	return strings.TrimPrefix(text, "; ")
}

// state says how the cases stand, as one sentence.
func (l caseList) state() string {
	switch {
	case l.total == 0:
		return "Zu diesem Instrument gibt es noch keinen Fall."
	case l.failed == 0:
		return fmt.Sprintf("Alle %s: Die Regel sagt, was Fachleute erwarten.", count(l.total, "Fall stimmt", "Fälle stimmen"))
	case l.failed == 1:
		return fmt.Sprintf("1 von %d Fällen weicht ab.", l.total)
	}
	return fmt.Sprintf("%d von %d Fällen weichen ab.", l.failed, l.total)
}

// badge is the state of the cases as a word.
func (l caseList) badge() view.Badge {
	if l.failed > 0 {
		return view.Badge{Kind: view.Danger, Text: "weicht ab"}
	}
	return view.Badge{Kind: view.Success, Text: "bestanden"}
}
