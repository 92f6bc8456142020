package store_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"buendnis/internal/fault"
	"buendnis/internal/rule"
	"buendnis/internal/store"
	"buendnis/internal/store/storetest"
)

// Whatever can be known about a person comes back as it was, and so does what
// was asked and is unknown.
func TestFactsReadBackEqual(t *testing.T) {
	s := storetest.SQLite(t).Open(t)
	rapid.Check(t, func(r *rapid.T) {
		facts := rule.Facts{}
		for _, fact := range rapid.SliceOfDistinct(rapid.SampledFrom(s.Vocabulary().All()), rapid.ID).Draw(r, "Fakten") {
			facts[fact.Name] = anyValue(r, fact)
		}
		text, err := store.EncodeFacts(s, facts)
		if err != nil {
			r.Fatal(err)
		}
		back, err := store.DecodeFacts(s, text)
		if err != nil {
			r.Fatalf("%s: %v", text, err)
		}
		if diff := cmp.Diff(facts, back); diff != "" || facts.Key() != back.Key() {
			r.Fatalf("%s:\n%s", text, diff)
		}
	})
}

// anyValue is any knowledge about a fact: exact, a range, a set, or none.
func anyValue(r *rapid.T, fact *rule.Fact) rule.Value {
	if rapid.Bool().Draw(r, "unbekannt") {
		return rule.Value{}
	}
	switch fact.Type {
	case rule.Bool:
		return rule.Value{Kind: rule.Bool, Set: rapid.Uint64Range(0, 3).Draw(r, "ja/nein")}
	case rule.Enum:
		most := uint64(1)<<len(fact.Choices) - 1
		return rule.Value{Kind: rule.Enum, Set: rapid.Uint64Range(0, most).Draw(r, "Menge")}
	case rule.Country:
		return rule.Value{Kind: rule.Country, Code: rapid.SampledFrom(fact.Choices).Draw(r, "Land").Code}
	case rule.List:
		item := map[string]any{"von": "2019-01-01", "tage": float64(rapid.IntRange(0, 99).Draw(r, "Tage")), "offen": rapid.Bool().Draw(r, "offen")}
		return rule.Value{Kind: rule.List, Items: []map[string]any{item}}
	}
	bound := rapid.OneOf(rapid.Int64Range(-40000, 40000), rapid.Just(int64(rule.NoLower)), rapid.Just(int64(rule.NoUpper)))
	lo, hi := bound.Draw(r, "von"), bound.Draw(r, "bis")
	if rapid.Bool().Draw(r, "genau") {
		hi = lo
	}
	return rule.Value{Kind: fact.Type, Lo: min(lo, hi), Hi: max(lo, hi)}
}

func TestFactsAreStoredAsWords(t *testing.T) {
	s := storetest.SQLite(t).Open(t)
	status, _ := s.Vocabulary().Fact("status")
	duldung, err := status.Parse("DULD_ALLG")
	must(t, err)
	ermessen, err := status.Parse("DULD_ERM")
	must(t, err)
	for want, value := range map[string]rule.Value{
		`{"status":"DULD_ALLG"}`:                        duldung,
		`{"status":{"codes":["DULD_ALLG","DULD_ERM"]}}`: {Kind: rule.Enum, Set: duldung.Set | ermessen.Set},
		`{"status":null}`:                               {},
	} {
		got, err := store.EncodeFacts(s, rule.Facts{"status": value})
		must(t, err)
		if got != want {
			t.Errorf("gespeichert als %s statt %s", got, want)
		}
	}
	for _, bad := range []rule.Facts{{"status": rule.BoolValue(true)}, {"herkunftsland": {Kind: rule.Country, Code: "XXX"}}} {
		_, err := store.EncodeFacts(s, bad)
		refused(t, err, fault.Invalid)
	}
}

func FuzzDecodeFacts(f *testing.F) {
	s := storetest.SQLite(f).Open(f)
	for _, seed := range []string{`null`, `{}`, `{"status":"DULD_ALLG"}`, `{"status":{"codes":["ja"]}}`, `{"alter_jahre":{"lo":1,"hi":2}}`, `{"status":3}`, `{"status":`, `{"zeiten_60b":"[]"}`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		facts, err := store.DecodeFacts(s, text)
		if err != nil {
			return
		}
		again, err := store.EncodeFacts(s, facts)
		if err != nil {
			return // say a list that isn't one of the vocabulary's
		}
		back, err := store.DecodeFacts(s, again)
		if err != nil || facts.Key() != back.Key() {
			t.Errorf("%s wird als %s gespeichert und anders gelesen: %v", text, again, err)
		}
	})
}
