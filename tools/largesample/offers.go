package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"

	"buendnis/internal/demo"
	"buendnis/internal/offer"
	"buendnis/internal/rule"
)

// online is how many offers of the whole sample reach everybody.
const online = 20

// extra are conditions that offers add to their own now and then.
var extra = []string{"alter_jahre >= 18", "alter_jahre < 25", "alter_jahre >= 21", "geschlecht == 'w'", "aa_gemeldet in ['arbeitslos', 'ausbildungsuchend']", "in_group(status, 'DULD')"}

// writer draws offers.
type writer struct {
	random    *rand.Rand
	templates []offer.Offer
	kreise    [][]string
	out       *json.Encoder
}

// writeOffers writes one county after the other. Nothing falls apart: every
// seventh offer serves a second kind of need, and some reach beyond the county.
func writeOffers(out io.Writer, s size, seed uint64, county *demo.County, kreise [][]string, v *rule.Vocabulary) error {
	contents, err := county.Contents(v)
	if err != nil {
		return err
	}
	w := &writer{random: rand.New(rand.NewPCG(seed, 3)), kreise: kreise, out: json.NewEncoder(out)}
	w.out.SetEscapeHTML(false)
	for _, kommune := range county.Kreis.Kommunen {
		w.templates = append(w.templates, contents[kommune.AGS].Offers...)
	}
	for i := range s.offers {
		o := w.draw(i * len(kreise) / s.offers)
		o.ID, o.Title = fmt.Sprintf("a%06d", i+1), fmt.Sprintf("%s (%d)", o.Title, i+1)
		if i%(s.offers/online) == 0 {
			o.Reach = offer.Reach{Online: true}
		}
		o.Places = 1 + w.random.IntN(max(2, 2*s.people/s.offers))
		if err := w.out.Encode(o); err != nil {
			return err
		}
	}
	return nil
}

// draw is an offer of the demo, moved to a county.
func (w *writer) draw(kreis int) offer.Offer {
	o := w.templates[w.random.IntN(len(w.templates))]
	here := w.kreise[kreis]
	o.Kommune = here[w.random.IntN(len(here))]
	o.Serves = slices.Clone(o.Serves)
	if second := w.templates[w.random.IntN(len(w.templates))].Serves[0]; w.random.IntN(7) == 0 && !slices.Contains(o.Serves, second) {
		o.Serves = append(o.Serves, second)
	}
	o.Conditions = append([]string{}, o.Conditions...)
	if w.random.IntN(6) == 0 {
		o.Conditions = append(o.Conditions, extra[w.random.IntN(len(extra))])
	}
	o.Reach = w.reach(kreis, o.Kommune)
	o.From = o.From.AddDays(w.random.IntN(120) - 20)
	o.To = o.From.AddDays(60 + w.random.IntN(240))
	o.CostPerPlaceCents += int64(w.random.IntN(100)) * 100
	return o
}

// reach is mostly the county; else its own municipality and some others, now
// and then one of the next county.
func (w *writer) reach(kreis int, own string) offer.Reach {
	if w.random.IntN(10) < 6 {
		return offer.Reach{Kreis: true}
	}
	kommunen := []string{own}
	for _, other := range w.kreise[kreis] {
		if other != own && w.random.IntN(3) == 0 {
			kommunen = append(kommunen, other)
		}
	}
	if next := w.kreise[(kreis+1)%len(w.kreise)]; len(w.kreise) > 1 && w.random.IntN(4) == 0 {
		kommunen = append(kommunen, next[w.random.IntN(len(next))])
	}
	return offer.Reach{Kommunen: kommunen}
}
