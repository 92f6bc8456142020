package access

import "buendnis/internal/civil"

// NeedText is a kind of need as people read it, with the rules of a day that
// derive it.
type NeedText struct {
	Kind, Label    string
	Current, Later []NeedRuleText // a rule that makes it current goes first
}

// NeedRuleText is one need rule.
type NeedRuleText struct {
	Text       string   // the reason, a German sentence
	After      string   // label of the need that comes first; "" for a current one
	Decides    []string // labels of the facts without which the need is klaerung instead
	Expression string   // in the rule language, for those who check
	Source     string
	From, To   *civil.Date // nil: open on that side; To is included
}

// NeedTexts are all kinds in the order of the catalogue, with the rules that
// hold on a day. A kind without rules is one that only a municipality names, or
// klaerung, which follows from what is not known.
func (b *Rulebook) NeedTexts(on civil.Date) []NeedText {
	texts := make([]NeedText, len(b.needKinds))
	at, labels := map[string]*NeedText{}, map[string]string{}
	for i, k := range b.needKinds {
		texts[i] = NeedText{Kind: k.ID, Label: k.Name}
		at[k.ID], labels[k.ID] = &texts[i], k.Name
	}
	for _, r := range b.needRules {
		if on < r.from || r.to < on {
			continue
		}
		text := NeedRuleText{Text: r.Text, After: labels[r.After], Decides: b.labelsOf(r.Decides), Expression: r.If, Source: r.Source, From: r.From, To: r.To}
		if kind := at[r.Need]; r.current {
			kind.Current = append(kind.Current, text)
		} else {
			kind.Later = append(kind.Later, text)
		}
	}
	return texts
}

func (b *Rulebook) labelsOf(facts []string) []string {
	labels := make([]string, len(facts))
	for i, name := range facts {
		labels[i] = b.Label(name)
	}
	return labels
}
