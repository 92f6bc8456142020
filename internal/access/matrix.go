package access

import (
	"fmt"
	"slices"
	"strings"

	"buendnis/internal/civil"
	"buendnis/internal/rule"
)

// Cell is a cell of the matrix instrument × status.
type Cell struct {
	Instrument string    `json:"instrument"`
	Status     string    `json:"status"`
	Verdicts   []Verdict `json:"verdicts"`
	OpensAfter string    `json:"opens_after"`
}

// ReferenceProfile is 22 years old, without anything unusual.
func ReferenceProfile() rule.Facts { return rule.Facts{"alter_jahre": rule.IntValue(22, 22)} }

// Matrix asks every instrument about every status for a reference person; all
// verdicts that some value of the open facts gives are listed.
func (b *Rulebook) Matrix(on civil.Date, profile rule.Facts) []Cell {
	var all []string
	for _, i := range b.Instruments() {
		all = append(all, i.ID)
	}
	return b.MatrixOf(all, on, profile)
}

// MatrixOf is the matrix of some instruments.
func (b *Rulebook) MatrixOf(instruments []string, on civil.Date, profile rule.Facts) []Cell {
	status, _ := b.vocabulary.Fact("status")
	var cells []Cell
	for _, i := range instruments {
		for _, c := range status.Choices {
			if b.isStatus(c.Code, on) {
				cells = append(cells, b.cell(i, status, c.Code, on, profile))
			}
		}
	}
	return cells
}

func (b *Rulebook) cell(instrument string, status *rule.Fact, code string, on civil.Date, profile rule.Facts) Cell {
	cell := Cell{Instrument: instrument, Status: code, Verdicts: []Verdict{Nein}}
	v, _ := b.versionOn(instrument, on)
	if v == nil {
		return cell
	}
	facts := rule.Facts{}
	for name, value := range profile {
		facts[name] = value
	}
	facts["status"], _ = status.Parse(code)
	r := b.ruling(v, on)
	k := r.in.know(facts, nil, true)
	cell.Verdicts = verdictsOf(k.Outcomes(r.verdict, nil))
	cell.OpensAfter = b.opensAfter(k.Clocks(r.verdict))
	return cell
}

// verdictsOf lists a set, the most closed first.
func verdictsOf(set uint64) []Verdict {
	var list []Verdict
	for _, o := range []int{outcomeNein, outcomeErmessen, outcomeJa, outcomeUnklar} {
		if set&(1<<o) != 0 {
			list = append(list, verdicts[o])
		}
	}
	return list
}

// opensAfter names the periods before whose end the access is closed, then
// those that turn ermessen into ja.
func (b *Rulebook) opensAfter(clocks []rule.Clock) string {
	slices.SortStableFunc(clocks, func(a, b rule.Clock) int { return a.Months - b.Months })
	var opening, widening []string
	for _, c := range clocks {
		before, after := best(c.Before), best(c.After)
		text := fmt.Sprintf("%d %s %s", c.Months, months(c.Months), b.clockName(c.Fact))
		switch {
		case !after.opens(before):
		case before == Ermessen:
			widening = append(widening, text+" (ja)")
		default:
			opening = append(opening, text)
		}
	}
	text := strings.Join(opening, " und ")
	return strings.Join(slices.DeleteFunc([]string{text, strings.Join(widening, " und ")}, isEmpty), "; ")
}

func isEmpty(text string) bool { return text == "" }

func best(set uint64) Verdict {
	for i, v := range verdicts {
		if set&(1<<i) != 0 {
			return v
		}
	}
	return Nein
}

func months(n int) string {
	if n == 1 {
		return "Monat"
	}
	return "Monate"
}

// clockName is the name that law/derived.yaml gives to the months since a date.
func (b *Rulebook) clockName(date string) string {
	for fact, clock := range b.clocks {
		for _, d := range b.derived[fact] {
			if d.expr.Since() == date {
				return clock
			}
		}
	}
	if f, ok := b.vocabulary.Fact(date); ok {
		return f.Label
	}
	return date
}
