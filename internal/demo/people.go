package demo

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"buendnis/internal/civil"
	"buendnis/internal/person"
	"buendnis/internal/rule"
)

// ages are the bands that a municipality counts in; they end where law cuts.
var ages = []struct {
	text     string
	from, to int
}{{"18-20", 18, 20}, {"21-24", 21, 24}, {"25-26", 25, 26}, {"27", 27, 27}}

// cell is a group of people of one municipality who share status, age and sex.
type cell struct {
	kommune, gruppe, status, alter, geschlecht string
	anzahl                                     int
}

// cells spreads the people of the county over municipalities, status, age and
// sex. Three fittings, each rounded without losing a margin: municipality ×
// status group, then × status, then × age and sex.
func (c *County) cells() []cell {
	kommunen := share(c.Total(), c.FlueAG.Shares)
	groups := c.Groups()
	byGroup := c.perKommune(kommunen, groups)

	var rows []cell
	for g, group := range groups {
		codes := c.Status[group.Gruppe]
		weights := make([][]float64, len(kommunen))
		for k := range weights {
			weights[k] = codes.Shares
		}
		perKommune := column(byGroup, g)
		columns := share(group.Anzahl, codes.Shares)
		for k, row := range round(fit(weights, perKommune, columns), perKommune, columns) {
			for s, n := range row {
				rows = append(rows, cell{kommune: c.FlueAG.Values[k], gruppe: group.Gruppe, status: codes.Values[s], anzahl: n})
			}
		}
	}
	return c.byAgeAndSex(rows)
}

func (c *County) perKommune(kommunen []int, groups []Margin) [][]int {
	weights, totals := make([][]float64, len(kommunen)), make([]int, len(groups))
	for k, ags := range c.FlueAG.Values {
		for g, group := range groups {
			weights[k] = append(weights[k], c.FlueAG.Shares[k]*c.Neigung[group.Gruppe].Of(ags, 1000))
			totals[g] = group.Anzahl
		}
	}
	return round(fit(weights, kommunen, totals), kommunen, totals)
}

// byAgeAndSex splits each cell; the totals of ages and sexes of the whole
// county are met exactly.
func (c *County) byAgeAndSex(rows []cell) []cell {
	perAge := make([]float64, len(ages))
	for i, year := range c.Alter.Values {
		for a, band := range ages {
			if year >= fmt.Sprint(band.from) && year <= fmt.Sprint(band.to) {
				perAge[a] += c.Alter.Shares[i]
			}
		}
	}
	var weights []float64
	for _, age := range perAge {
		for _, sex := range c.Geschlecht.Shares {
			weights = append(weights, age*sex)
		}
	}
	columns := share(c.Total(), weights)
	matrix, sums := make([][]float64, len(rows)), make([]int, len(rows))
	for i, row := range rows {
		sums[i] = row.anzahl
		for _, w := range weights {
			matrix[i] = append(matrix[i], w*float64(row.anzahl))
		}
	}
	var split []cell
	for i, counts := range round(fit(matrix, sums, columns), sums, columns) {
		for j, n := range counts {
			if n > 0 {
				part := rows[i]
				part.alter, part.geschlecht, part.anzahl = ages[j/len(c.Geschlecht.Values)].text, c.Geschlecht.Values[j%len(c.Geschlecht.Values)], n
				split = append(split, part)
			}
		}
	}
	return split
}

func column(matrix [][]int, j int) []int {
	values := make([]int, len(matrix))
	for i := range matrix {
		values[i] = matrix[i][j]
	}
	return values
}

// People is the population of the county: each cell in groups of up to three
// who are alike, their other features drawn with a fixed seed from the weights
// of their status group. An unknown feature is drawn like any other.
func (c *County) People(v *rule.Vocabulary) (person.Population, error) {
	d := draw{county: c, vocabulary: v, random: rand.New(rand.NewPCG(20200115, 3407+c.Seed))}
	var people person.Population
	for _, cell := range c.cells() {
		for left := cell.anzahl; left > 0; {
			n := min(left, 1+d.random.IntN(3))
			left -= n
			facts := d.features(cell)
			if d.err != nil {
				return nil, d.err
			}
			people = append(people, person.Class{Kommune: cell.kommune, Anzahl: n, Facts: facts})
		}
	}
	return people, nil
}

// draw makes up one group's features.
type draw struct {
	county     *County
	vocabulary *rule.Vocabulary
	random     *rand.Rand
	facts      rule.Facts
	err        error
}

// set gives a fact a value in its file form; "?" and "" mean unknown.
func (d *draw) set(name, text string) {
	if text == "?" || text == "" {
		d.facts[name] = rule.Value{}
		return
	}
	fact, ok := d.vocabulary.Fact(name)
	if !ok {
		d.err = fmt.Errorf("die Vorführung nennt den unbekannten Fakt %s", name)
		return
	}
	value, err := fact.Parse(text)
	if err != nil {
		d.err = fmt.Errorf("%s: %w", name, err)
	}
	d.facts[name] = value
}

func (d *draw) pick(w Weights) string {
	sum := 0.0
	for _, share := range w.Shares {
		sum += share
	}
	at := d.random.Float64() * sum
	for i, share := range w.Shares {
		if at -= share; at < 0 {
			return w.Values[i]
		}
	}
	return w.Values[len(w.Values)-1]
}

func (d *draw) chance(percent int) bool { return d.random.IntN(100) < percent }

// features draws the facts in an order in which each may look at earlier ones.
func (d *draw) features(c cell) rule.Facts {
	d.facts = rule.Facts{}
	d.set("status", c.status)
	d.set("alter_jahre", c.alter)
	d.set("geschlecht", c.geschlecht)
	drawn := map[string]string{}
	for _, name := range []string{
		"herkunftsland", "deutsch", "schulabschluss", "berufsabschluss", "taetigkeit", "aa_gemeldet", "ziel", "wohnform",
		"beruf_gewaehlt", "bildungsbruch", "ehem_uma", "ehrenamt_begleitung", "ehrenamt_wunsch", "eignung_ausbildung", "nebenbestimmung_erwerb",
	} {
		drawn[name] = d.pick(d.county.Merkmale[name][c.gruppe])
	}
	d.reconcile(c, drawn)
	for name, value := range drawn {
		d.set(name, value)
	}
	d.clocks(c)
	d.livelihood(c, drawn)
	return d.facts
}

// reconcile mends draws that do not go together.
func (d *draw) reconcile(c cell, drawn map[string]string) {
	if drawn["deutsch"] == "ohne" || drawn["deutsch"] == "alpha" {
		if drawn["taetigkeit"] == "ausbildung" || drawn["taetigkeit"] == "schule" {
			drawn["taetigkeit"] = "kurs"
		}
		if drawn["schulabschluss"] != "?" && drawn["schulabschluss"] != "ausl_unbewertet" {
			drawn["schulabschluss"] = "keiner"
		}
	}
	if drawn["berufsabschluss"] == "studium" {
		drawn["schulabschluss"] = "ausl_unbewertet"
	}
	if c.status == "DULD_AUSB" {
		drawn["taetigkeit"] = "ausbildung"
		drawn["deutsch"] = []string{"B1", "B2"}[d.random.IntN(2)]
	}
	if c.status == "DULD_BESCH" {
		drawn["taetigkeit"] = "arbeit_sv"
	}
	if c.status == "DULD_AUSB" || c.status == "DULD_BESCH" {
		drawn["nebenbestimmung_erwerb"] = "beschaeftigung_erlaubt"
	}
	if drawn["deutsch"] == "ohne" || drawn["deutsch"] == "alpha" {
		drawn["eignung_ausbildung"] = "reicht_nicht"
	}
	if drawn["ehrenamt_begleitung"] == "ja" {
		drawn["ehrenamt_wunsch"] = "nein"
	}
}

// clocks draws the month of entry and, from it, those of the status clocks.
func (d *draw) clocks(c cell) {
	from, to := civil.MustParse("2014-03-01"), civil.MustParse("2017-06-01")
	switch c.gruppe {
	case "GEST":
		from, to = civil.MustParse("2016-01-01"), civil.MustParse("2019-11-01")
	case "DULD":
		from, to = civil.MustParse("2013-06-01"), civil.MustParse("2018-10-01")
	}
	entry := month(from.AddDays(d.random.IntN(int(to - from))))
	asylum := month(entry.AddDays(d.random.IntN(120)))
	d.month("einreise", entry, 8)
	d.month("aufenthalt_seit", entry, 10)
	if c.gruppe != "AE" || d.chance(60) {
		d.month("asylantrag_am", asylum, 15)
	}
	if c.gruppe == "GEST" {
		d.month("gestattet_seit", asylum, 6)
	}
	if c.gruppe == "DULD" {
		earliest := asylum.AddDays(200)
		latest := d.county.Stichtag.AddDays(-40)
		since := month(earliest.AddDays(d.random.IntN(max(1, int(latest-earliest)))))
		d.month("duldung_seit", since, 14)
	}
}

func month(day civil.Date) civil.Date {
	y, m, _ := day.Split()
	return civil.Day(y, m, 1)
}

func (d *draw) month(name string, day civil.Date, unknownPercent int) {
	if d.chance(unknownPercent) {
		d.set(name, "?")
		return
	}
	d.set(name, day.String()[:7])
}

// livelihood draws work permit or ban, benefits, training and children.
func (d *draw) livelihood(c cell, drawn map[string]string) {
	switch c.gruppe {
	case "DULD":
		ban := d.pick(d.county.VerbotGrund)
		if ban == "60a6_nr3" && !slices.Contains(d.county.VerbotNr3Bei, drawn["herkunftsland"]) {
			ban = "keins"
		}
		switch c.status {
		case "DULD_LIGHT":
			ban = "60b5"
		case "DULD_AUSB", "DULD_BESCH", "DULD_ERM":
			ban = "keins"
		}
		d.set("verbot_grund", ban)
		if ban != "keins" && ban != "?" {
			d.set("nebenbestimmung_erwerb", "nicht_gestattet")
		}
		d.set("leistungsbezug", d.pick(Weights{[]string{"asylblg_2", "asylblg_3", "asylblg_1a", "keiner", "?"}, []float64{380, 280, 60, 180, 100}}))
	case "GEST":
		d.set("leistungsbezug", d.pick(Weights{[]string{"asylblg_2", "asylblg_3", "keiner", "?"}, []float64{390, 430, 90, 90}}))
		d.set("asyl_stand", d.pick(Weights{[]string{"laufend", "klage_aw", "?"}, []float64{480, 380, 140}}))
	case "AE":
		d.set("leistungsbezug", d.pick(Weights{[]string{"sgb2", "keiner", "bafoeg", "sonstige", "?"}, []float64{640, 210, 20, 30, 100}}))
	}
	d.set("ausbildung_art", d.training(drawn["taetigkeit"]))
	d.set("wohnt_bei_eltern", d.withParents(drawn["wohnform"]))
	if c.geschlecht == "w" && d.chance(34) || d.chance(6) {
		d.set("kinderbetreuung_gesichert", []string{"nein", "nein", "ja", "?"}[d.random.IntN(4)])
		d.set("kinder", fmt.Sprintf(`[{"geburtsdatum":"%d-0%d","im_haushalt":true}]`, 2014+d.random.IntN(6), 1+d.random.IntN(9)))
	} else if d.chance(85) {
		d.set("kinder", "[]")
	}
}

// withParents follows the kind of housing; in shelters families live too.
func (d *draw) withParents(housing string) string {
	switch housing {
	case "wohnung", "jugendhilfe", "ohne":
		return "nein"
	case "bei_familie":
		return d.pick(Weights{[]string{"ja", "nein", "?"}, []float64{550, 350, 100}})
	}
	return d.pick(Weights{[]string{"ja", "nein", "?"}, []float64{120, 680, 200}})
}

func (d *draw) training(activity string) string {
	switch activity {
	case "ausbildung":
		return d.pick(Weights{[]string{"betrieblich", "schulisch", "eq"}, []float64{700, 220, 80}})
	case "schule":
		return "schule"
	case "?":
		return "?"
	}
	return "keine"
}
