package survey

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"buendnis/internal/civil"
	"buendnis/internal/rule"
)

// refusal is why a cell won't do, and what to do about it.
type refusal struct{ reason, repair string }

func refuse(repair, reason string, args ...any) *refusal {
	return &refusal{fmt.Sprintf(reason, args...), repair}
}

func isUnknown(text string) bool { return text == "" || strings.EqualFold(text, unknown) }

// choice finds the code of a label, whatever its case; a wrong one is answered
// with what is allowed.
func choice(choices []rule.Choice, text string) (string, *refusal) {
	for _, c := range choices {
		if strings.EqualFold(c.Label, text) {
			return c.Code, nil
		}
	}
	return "", refuse("Wählen Sie aus der Liste: "+nearest(labels(choices), text)+".", "„%s“ steht nicht in der Liste.", text)
}

// nearest are the allowed words that look most like the one that is there: a
// short list as it is, of a long one those that contain it, then those that
// differ least.
func nearest(words []string, text string) string {
	if len(words) <= 8 {
		return strings.Join(words, ", ")
	}
	low := strings.ToLower(text)
	rank := func(word string) int {
		word = strings.ToLower(word)
		if strings.Contains(word, low) {
			return 0
		}
		return distance(word, low)
	}
	best := slices.Clone(words)
	slices.SortStableFunc(best, func(a, b string) int { return rank(a) - rank(b) })
	return strings.Join(best[:4], ", ") + " und weitere"
}

// distance is the Levenshtein distance of two words.
func distance(a, b string) int {
	x, y := []rune(a), []rune(cut(b, 60))
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j := range y {
			cost := diagonal
			if x[i] != y[j] {
				cost = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], cost
		}
	}
	return row[len(y)]
}

func count(text string) (int, *refusal) {
	n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSuffix(text, ".0"), ",0"))
	if err != nil || n < 0 || n > 100000 {
		return 0, refuse("Tragen Sie eine ganze Zahl ab 0 ein, ohne Komma.", "„%s“ ist keine ganze Zahl ab 0.", text)
	}
	return n, nil
}

var (
	ageForm   = regexp.MustCompile(`^(\d{1,2})(?:\s*(?:-|–|bis)\s*(\d{1,2}))?$`)
	monthForm = regexp.MustCompile(`^(\d{1,2})[/.](\d{4})$`)
	euroForm  = regexp.MustCompile(`^\d{1,3}(\.?\d{3}){0,2}(,\d{1,2})?$`)
)

func age(text string) (rule.Value, *refusal) {
	parts := ageForm.FindStringSubmatch(text)
	if parts == nil {
		return rule.Value{}, refuse("Schreiben Sie 22 oder 21-24.", "„%s“ ist kein Alter.", text)
	}
	from, _ := strconv.Atoi(parts[1])
	to := from
	if parts[2] != "" {
		to, _ = strconv.Atoi(parts[2])
	}
	if from > to || from < youngest || to > oldest {
		return rule.Value{}, refuse("Die Erhebung zählt junge Erwachsene von 18 bis 27.", "Das Alter „%s“ passt nicht zur Zielgruppe.", text)
	}
	return rule.IntValue(int64(from), int64(to)), nil
}

var months = []string{"januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember"}

// month reads 06/2019, 06.2019, Juni 2019, 2019-06, a whole day, or the number
// that a spreadsheet makes of a date; the month of it counts.
func month(text string) (civil.Span, *refusal) {
	if parts := monthForm.FindStringSubmatch(text); parts != nil {
		m, _ := strconv.Atoi(parts[1])
		return spanOf(fmt.Sprintf("%s-%02d", parts[2], m), text)
	}
	if word, year, ok := strings.Cut(strings.ToLower(text), " "); ok {
		for i, name := range months {
			if name == word {
				return spanOf(fmt.Sprintf("%s-%02d", year, i+1), text)
			}
		}
	}
	if d, bad := day(text); bad == nil {
		return spanOf(d.String()[:7], text)
	}
	return spanOf(text, text)
}

func spanOf(iso, text string) (civil.Span, *refusal) {
	span, err := civil.ParseSpan(iso)
	if err != nil || span.From < civil.Day(1950, 1, 1) || span.To > civil.Day(2100, 12, 31) {
		return civil.Span{}, refuse("Schreiben Sie Monat und Jahr, zum Beispiel 06/2019. Wenn es niemand weiß: unbekannt.", "„%s“ ist kein Monat.", text)
	}
	return span, nil
}

// day reads 03.02.2020, 2020-02-03, or the number of a spreadsheet's date.
func day(text string) (civil.Date, *refusal) {
	for _, form := range []string{"2.1.2006", time.DateOnly} {
		if t, err := time.Parse(form, text); err == nil && t.Year() >= 1950 && t.Year() <= 2100 {
			return civil.FromTime(t), nil
		}
	}
	if serial, err := strconv.ParseFloat(text, 64); err == nil && serial > 18264 && serial < 73415 {
		if t, err := excelize.ExcelDateToTime(serial, false); err == nil {
			return civil.FromTime(t), nil
		}
	}
	return 0, refuse("Schreiben Sie den Tag, zum Beispiel 03.02.2020.", "„%s“ ist kein Tag.", text)
}

// monthText is a month as people write it, also one of which only a part is
// left: the reader cuts off what lies after the reference date.
func monthText(span civil.Span) string {
	year, month, _ := span.From.Split()
	if span.To <= civil.Day(year, month+1, 0) && !span.Exact() {
		return fmt.Sprintf("%02d/%d", month, year)
	}
	return germanMonth(span.String())
}

func germanMonth(iso string) string {
	parts := strings.Split(iso, "-")
	switch len(parts) {
	case 3:
		return parts[2] + "." + parts[1] + "." + parts[0]
	case 2:
		return parts[1] + "/" + parts[0]
	}
	return iso
}

func cents(text string) (int64, *refusal) {
	bare := strings.TrimSpace(strings.TrimSuffix(text, "€"))
	if !euroForm.MatchString(bare) {
		if x, err := strconv.ParseFloat(bare, 64); err == nil && x >= 0 && x < 1e8 {
			return int64(x*100 + 0.5), nil
		}
		return 0, refuse("Schreiben Sie zum Beispiel 1200 oder 1200,50.", "„%s“ ist kein Betrag in Euro.", text)
	}
	euros, rest, _ := strings.Cut(strings.ReplaceAll(bare, ".", ""), ",")
	whole, _ := strconv.ParseInt(euros, 10, 64)
	part, _ := strconv.ParseInt((rest + "00")[:2], 10, 64)
	return whole*100 + part, nil
}

// child reads the youngest child's month of birth, or that there is none.
func child(text string) (rule.Value, *refusal) {
	if strings.EqualFold(text, noChild) {
		return rule.Value{Kind: rule.List, Items: []map[string]any{}}, nil
	}
	span, bad := month(text)
	if bad != nil {
		bad.repair = "Schreiben Sie den Geburtsmonat, zum Beispiel 06/2017, oder „kein Kind“."
		return rule.Value{}, bad
	}
	return rule.Value{Kind: rule.List, Items: []map[string]any{{"geburtsdatum": span.String(), "im_haushalt": true}}}, nil
}

func childText(v rule.Value) string {
	if len(v.Items) == 0 {
		return noChild
	}
	born, _ := v.Items[0]["geburtsdatum"].(string)
	return germanMonth(born)
}
