package revision

import (
	"fmt"
	"slices"

	"buendnis/internal/access"
)

// enoughCases is how many cases of its own an instrument has at least, and
// givenCases is the file of those that are not our own.
const (
	enoughCases = 6
	givenCases  = "open.ndjson"
)

// sides are versions without a case on either side: one that opens and one that
// shuts. A side that nobody can get on needs none; the search has proved it.
func sides(l *linter) (found []Finding) {
	own := slices.DeleteFunc(slices.Clone(l.cases), func(c access.Case) bool { return c.File == givenCases })
	if len(own) < enoughCases {
		f := Finding{Kind: KindCase, Severity: Fehler, Instrument: l.rule.Instrument.ID, Place: "law/cases/" + l.rule.Instrument.ID + ".ndjson"}
		f.Text = fmt.Sprintf("Das Instrument hat %d eigene Fälle; %d sind das Mindeste.", len(own), enoughCases)
		f.Repair = "Schreiben Sie Fälle aus der Norm: je Seite, je Grenztag, eine fehlende Angabe, ein Status, der nicht dazugehört."
		found = append(found, f)
	}
	for i, v := range l.rule.Versions {
		found = append(found, l.side(i, v, "öffnet", access.Ja, access.Ermessen)...)
		found = append(found, l.side(i, v, "schließt", access.Nein)...)
	}
	return found
}

func (l *linter) side(i int, v access.VersionText, does string, verdicts ...access.Verdict) []Finding {
	reached := l.reach[i].Verdicts()
	var shown *access.Example
	for _, verdict := range verdicts {
		if shown == nil {
			shown = reached[verdict]
		}
	}
	expects := func(c access.Case) bool { return v.Holds(c.On) && slices.Contains(verdicts, c.Expected) }
	if shown == nil || slices.ContainsFunc(l.cases, expects) {
		return nil
	}
	f := l.finding(KindCase, Fehler, v.From, "")
	f.Text = fmt.Sprintf("Kein Fall zeigt, wem diese Fassung den Zugang %s.", does)
	f.Repair = "Schreiben Sie einen Fall dazu; das Beispiel bekommt heute dieses Urteil. Prüfen Sie es an der Norm."
	return []Finding{l.shownBy(f, shown)}
}
