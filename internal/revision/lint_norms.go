package revision

import (
	"fmt"
	"regexp"

	"buendnis/internal/access"
	"buendnis/internal/civil"
)

// A norm names a provision, or a rule below the law by its kind.
var (
	norm    = regexp.MustCompile(`§|\bArt\.|[Rr]ichtlinie|[Ee]rlass|\bBASS\b|[Vv]erordnung|[Gg]rundsätze|[Oo]rdnung\b|[Rr]echt\b|[Ww]eisung|[Rr]undschreiben|[Ff]örderung|\bGG\b|G/EU|APO-|[Mm]odellprojekt|[Rr]echtsrahmen`)
	gazette = regexp.MustCompile(`\bBGBl\.|\bGV\.|\bMBl\.|\bBAnz|\bABl\.|https?://|\bKatalog I-\d`)
)

// norms are versions whose source nobody can look up, and ways and conditions
// whose norm is none.
func norms(l *linter) (found []Finding) {
	for _, v := range l.rule.Versions {
		found = append(found, l.source(v)...)
		for _, w := range append(v.Ways, v.Otherwise) {
			found = append(found, l.norm(v.From, w.Norm, w.Text)...)
			found = append(found, l.normsOf(v.From, w.When)...)
		}
		found = append(found, l.normsOf(v.From, v.Requires)...)
	}
	return found
}

func (l *linter) source(v access.VersionText) []Finding {
	f := l.finding(KindNorm, Fehler, v.From, "Quelle")
	cited := l.book.Cited(v.Source)
	for _, s := range cited {
		if s.Text == "" && len(s.Links) == 0 {
			f.Text = fmt.Sprintf("Die Quelle nennt [%s]; law/sources.yaml kennt diese Nummer nicht.", s.ID)
			f.Repair = "Tragen Sie die Quelle in law/sources.yaml ein, oder berichtigen Sie die Nummer."
			return []Finding{f}
		}
	}
	if len(cited) > 0 || gazette.MatchString(v.Source) {
		return nil
	}
	f.Text = fmt.Sprintf("„%s“ sagt nicht, wo man nachlesen kann.", v.Source)
	f.Repair = "Nennen Sie eine Nummer aus law/sources.yaml wie [S1], eine Fundstelle (BGBl., GV. NRW.) oder eine Adresse."
	return []Finding{f}
}

func (l *linter) normsOf(from *civil.Date, of []access.ConditionText) (found []Finding) {
	for _, c := range of {
		found = append(found, l.normsOf(from, c.Of)...)
		if c.Join == "" {
			found = append(found, l.norm(from, c.Norm, c.Text)...)
		}
	}
	return found
}

func (l *linter) norm(from *civil.Date, text, of string) []Finding {
	if of == "" || norm.MatchString(text) {
		return nil // nothing is said, or it has its norm
	}
	f := l.finding(KindNorm, Fehler, from, "„"+of+"“")
	f.Text = fmt.Sprintf("„%s“ ist keine Norm.", text)
	f.Repair = "Nennen Sie die Vorschrift (§ 45a Abs. 2 AufenthG), die Richtlinie oder den Erlass, aus dem der Satz folgt."
	return []Finding{f}
}
