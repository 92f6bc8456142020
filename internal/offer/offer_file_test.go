package offer_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"buendnis/internal/fault"
	"buendnis/internal/offer"
	"buendnis/internal/rule"
)

var words = rule.Words{
	Needs:       []rule.Choice{{Code: "deutsch-b1"}, {Code: "wohnen"}},
	Instruments: []rule.Choice{{Code: "berufssprachkurs"}},
	Condition: func(source string) error {
		if !strings.Contains(source, ">=") {
			return errors.New("keine Bedingung")
		}
		return nil
	},
}

const good = `{"id":"a1","title":"Deutsch B1 am Abend","organization":"vhs","serves":["deutsch-b1"],"instrument":null,"kommune":"05162024","reach":["05162024","05162016"],"places":20,"from":"2020-02-01","to":"2020-07-31","conditions":["alter_jahre >= 18"],"cost_per_place_cents":120000}`

func read(text string) ([]offer.Offer, []fault.Cell, error) {
	return offer.ReadOffers("offers.ndjson", strings.NewReader(text), words)
}

func TestOffersAreRead(t *testing.T) {
	offers, bad, err := read("\uFEFF" + good + "\n\n" + `{"id":"a2","title":"Wohnhilfe","serves":["wohnen"],"kommune":"05162016","reach":"kreis","places":0,"from":"2020-01-01","to":"2020-12-31"}`)
	if err != nil || len(bad) > 0 || len(offers) != 2 {
		t.Fatalf("%+v, %v, %v", offers, bad, err)
	}
	var back strings.Builder
	out := json.NewEncoder(&back)
	out.SetEscapeHTML(false)
	if err := out.Encode(offers[0]); err != nil || strings.TrimSpace(back.String()) != good {
		t.Errorf("%s\nwird zu\n%s, %v", good, back.String(), err)
	}
	if !offers[1].Reach.Kreis || offers[1].Instrument != nil {
		t.Errorf("%+v", offers[1])
	}
}

func TestEveryBadFieldIsNamed(t *testing.T) {
	for _, c := range []struct{ from, to, field string }{
		{`"id":"a1"`, `"id":7`, "id"},
		{`"title":"Deutsch B1 am Abend",`, ``, "title"},
		{`"organization":"vhs"`, `"organization":[]`, "organization"},
		{`["deutsch-b1"]`, `[]`, "serves"},
		{`["deutsch-b1"]`, `["kochen"]`, "serves"},
		{`"instrument":null`, `"instrument":"zauberei"`, "instrument"},
		{`"kommune":"05162024"`, `"kommune":"5162024"`, "kommune"},
		{`["05162024","05162016"]`, `"überall"`, "reach"},
		{`["05162024","05162016"]`, `["Neuss"]`, "reach"},
		{`["05162024","05162016"]`, `[]`, "reach"},
		{`"places":20`, `"places":-1`, "places"},
		{`"places":20`, `"places":2.5`, "places"},
		{`"2020-02-01"`, `"01.02.2020"`, "from"},
		{`"2020-07-31"`, `null`, "to"},
		{`"2020-07-31"`, `"2020-01-31"`, ""},
		{`["alter_jahre >= 18"]`, `["alter über 18"]`, "conditions"},
		{`120000`, `-5`, "cost_per_place_cents"},
		{`"vhs"`, `"vhs","farbe":"blau"`, "farbe"},
		{`"places":20`, `"places":20,"places":20`, "places"},
		{good, `[1]`, ""},
		{good, `null`, ""},
		{good, good + "\n" + good, "id"},
	} {
		_, bad, err := read(strings.Replace(good, c.from, c.to, 1))
		if err != nil || len(bad) != 1 || bad[0].Column != c.field || bad[0].Line < 1 || bad[0].Reason == "" || bad[0].Repair == "" {
			t.Errorf("%s → %s: %+v, %v", c.from, c.to, bad, err)
		}
	}
}

// Two offers with one id: the sentence names both lines.
func TestTheSameIDTwiceNamesBothLines(t *testing.T) {
	_, bad, err := read(good + "\n\n" + good)
	if err != nil || len(bad) != 1 || bad[0].Line != 3 || bad[0].Value != "a1" || !strings.Contains(bad[0].Reason, "Zeile 1") {
		t.Errorf("%+v, %v", bad, err)
	}
}

func TestAMunicipalityThatDoesNotExistIsNamed(t *testing.T) {
	w := words
	w.Kommune = func(ags string) error {
		if ags == "05162024" {
			return nil
		}
		return fault.New(fault.NotFound, "Die gibt es nicht.")
	}
	_, bad, err := offer.ReadOffers("o", strings.NewReader(good), w)
	if err != nil || len(bad) != 1 || bad[0].Column != "reach" || bad[0].Reason != "Die gibt es nicht." {
		t.Errorf("%+v, %v", bad, err)
	}
}

// A value may be called like a field.
func TestAValueIsNoSecondField(t *testing.T) {
	offers, bad, err := read(strings.NewReplacer(`"vhs"`, `"places"`, `"a1"`, `"id"`).Replace(good))
	if err != nil || len(bad) > 0 || len(offers) != 1 || offers[0].ID != "id" {
		t.Errorf("%v, %v, %v", offers, bad, err)
	}
}

func TestWrongEncodingIsNamed(t *testing.T) {
	_, bad, err := read(good + "\n" + strings.Replace(good, "Abend", "Ab\xfcnd", 1))
	if err != nil || len(bad) != 1 || bad[0].Line != 2 || !strings.Contains(bad[0].Reason, "UTF-8") {
		t.Errorf("%+v, %v", bad, err)
	}
}

// The rest is counted, and a condition that many offers have is compiled once.
func TestManyBadOffersAreCounted(t *testing.T) {
	compiled, w := 0, words
	w.Condition = func(string) error { compiled++; return errors.New("keine Bedingung") }
	_, bad, err := offer.ReadOffers("o", strings.NewReader(strings.Repeat(good+"\n", 500)), w)
	if err != nil || len(bad) != fault.MostCells+1 || fault.CountCells(bad) != 500 || compiled != 1 {
		t.Errorf("%d, %d, %d, %v", len(bad), fault.CountCells(bad), compiled, err)
	}
}

func BenchmarkReadOffers(b *testing.B) {
	var file strings.Builder
	for i := range 10_000 {
		file.WriteString(strings.Replace(good, "a1", fmt.Sprint("a", i), 1) + "\n")
	}
	b.ReportAllocs()
	for range b.N {
		if offers, bad, err := read(file.String()); err != nil || len(bad) > 0 || len(offers) != 10_000 {
			b.Fatal(len(offers), bad, err)
		}
	}
}

func FuzzReadOffers(f *testing.F) {
	f.Add(good)
	f.Add(`{"id":"a2","reach":"online"}`)
	f.Add(good + "\n" + good)
	f.Add(strings.Replace(good, `"organization":"vhs",`, "", 1))
	f.Fuzz(func(t *testing.T, text string) {
		offers, bad, err := read(text)
		if err != nil || len(bad) > 0 {
			return
		}
		for _, o := range offers {
			if o.Validate() != nil {
				t.Errorf("%q ergibt %+v", text, o)
			}
			o.Within("05162024")
		}
		readsBack(t, offers)
	})
}

// readsBack: what was read can be written, and says the same when read again.
func readsBack(t *testing.T, offers []offer.Offer) {
	t.Helper()
	var file strings.Builder
	out := json.NewEncoder(&file)
	for _, o := range offers {
		if err := out.Encode(o); err != nil {
			t.Fatal(err)
		}
	}
	again, bad, err := read(file.String())
	if err != nil || len(bad) > 0 || !reflect.DeepEqual(again, offers) {
		t.Errorf("%+v\nwird über\n%s\nzu %+v, %v, %v", offers, file.String(), again, bad, err)
	}
}
