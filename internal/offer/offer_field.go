package offer

import (
	"encoding/json"
	"strings"

	"buendnis/internal/civil"
	"buendnis/internal/fault"
)

// field is one field of an offer's line: read puts it into the offer, or says
// why it won't do.
type field struct {
	name, repair string
	required     bool
	read         func(r *offerReader, value json.RawMessage, o *Offer) (reason string)
}

// fields are all of them, in the order in which their faults are listed.
var fields = []field{
	{"id", "Geben Sie dem Angebot eine Kennung, zum Beispiel \"a1\".", true, readText(func(o *Offer, text string) { o.ID = text })},
	{"title", "Schreiben Sie den Namen des Angebots als Text.", true, readText(func(o *Offer, text string) { o.Title = text })},
	{"organization", "Schreiben Sie den Träger als Text.", false, readOrganization},
	{"serves", "Nennen Sie die Arten von Bedarf als Liste, zum Beispiel [\"deutsch-b1\"]; sie stehen in law/needs/kinds.yaml.", true, readServes},
	{"instrument", "Nehmen Sie eine Kennung aus law/instruments.yaml, für die es Regeln gibt, oder null.", false, readInstrument},
	{"kommune", "Schreiben Sie den Gemeindeschlüssel des Ortes als Text, zum Beispiel \"05162024\".", true, readKommune},
	{"reach", "Schreiben Sie \"kreis\", \"online\" oder eine Liste von Gemeindeschlüsseln.", true, readReach},
	{"places", "Schreiben Sie die freien Plätze als ganze Zahl ab 0.", true, readPlaces},
	{"from", "Schreiben Sie den ersten Tag, zum Beispiel \"2020-02-01\".", true, readDay(func(o *Offer) *civil.Date { return &o.From })},
	{"to", "Schreiben Sie den letzten Tag, zum Beispiel \"2020-07-31\".", true, readDay(func(o *Offer) *civil.Date { return &o.To })},
	{"conditions", "Schreiben Sie Bedingungen in der Regelsprache als Liste, zum Beispiel [\"alter_jahre >= 18\"].", false, readConditions},
	{"cost_per_place_cents", "Schreiben Sie ganze Cent ab 0.", false, readCost},
}

// Bounds of plausible numbers.
const (
	maxPlaces    = 1_000_000
	maxCostCents = 100_000_000_00
)

func readText(put func(o *Offer, text string)) func(*offerReader, json.RawMessage, *Offer) string {
	return func(_ *offerReader, value json.RawMessage, o *Offer) string {
		var text string
		if json.Unmarshal(value, &text) != nil || strings.TrimSpace(text) == "" {
			return "Das ist kein Text."
		}
		put(o, text)
		return ""
	}
}

// readOrganization takes an empty text too: so an offer without one is written.
func readOrganization(_ *offerReader, value json.RawMessage, o *Offer) string {
	if json.Unmarshal(value, &o.Organization) != nil {
		return "Das ist kein Text."
	}
	return ""
}

func readServes(r *offerReader, value json.RawMessage, o *Offer) string {
	if json.Unmarshal(value, &o.Serves) != nil {
		return "Das ist keine Liste von Bedarfen."
	}
	if len(o.Serves) == 0 {
		return "Das Angebot dient keinem Bedarf."
	}
	for i, kind := range o.Serves {
		if !known(r.words.Needs, kind) {
			return "„" + kind + "“ ist keine Art von Bedarf."
		}
		o.Serves[i] = r.once(kind)
	}
	return ""
}

func readInstrument(r *offerReader, value json.RawMessage, o *Offer) string {
	if json.Unmarshal(value, &o.Instrument) != nil {
		return "Das ist weder ein Text noch null."
	}
	if o.Instrument != nil && !known(r.words.Instruments, *o.Instrument) {
		return "Zu „" + *o.Instrument + "“ gibt es kein Instrument mit Regeln."
	}
	if o.Instrument != nil {
		*o.Instrument = r.once(*o.Instrument)
	}
	return ""
}

func readKommune(r *offerReader, value json.RawMessage, o *Offer) string {
	if json.Unmarshal(value, &o.Kommune) != nil || !isAGS(o.Kommune) {
		return "Das ist kein Gemeindeschlüssel (AGS)."
	}
	o.Kommune = r.once(o.Kommune)
	return r.nowhere(o.Kommune)
}

// nowhere is why no municipality has this key; "" if one may have it.
func (r *offerReader) nowhere(ags string) string {
	if r.words.Kommune == nil {
		return ""
	}
	if err := r.words.Kommune(ags); err != nil {
		return fault.SentenceOf(err)
	}
	return ""
}

func readReach(r *offerReader, value json.RawMessage, o *Offer) string {
	if err := json.Unmarshal(value, &o.Reach); err != nil {
		return "Das ist keine Reichweite."
	}
	if !o.Reach.Kreis && !o.Reach.Online && len(o.Reach.Kommunen) == 0 {
		return "Die Liste ist leer: das Angebot erreicht niemanden."
	}
	for i, ags := range o.Reach.Kommunen {
		if !isAGS(ags) {
			return "„" + ags + "“ ist kein Gemeindeschlüssel (AGS)."
		}
		if reason := r.nowhere(ags); reason != "" {
			return reason
		}
		o.Reach.Kommunen[i] = r.once(ags)
	}
	return ""
}

func readPlaces(_ *offerReader, value json.RawMessage, o *Offer) string {
	switch {
	case json.Unmarshal(value, &o.Places) != nil:
		return "Das ist keine ganze Zahl."
	case o.Places < 0:
		return "Freie Plätze sind nie weniger als keine."
	case o.Places > maxPlaces:
		return "So viele Plätze hat kein Angebot."
	}
	return ""
}

func readDay(of func(o *Offer) *civil.Date) func(*offerReader, json.RawMessage, *Offer) string {
	return func(_ *offerReader, value json.RawMessage, o *Offer) string {
		if json.Unmarshal(value, of(o)) != nil {
			return "Das ist kein Tag."
		}
		return ""
	}
}

func readConditions(r *offerReader, value json.RawMessage, o *Offer) string {
	if json.Unmarshal(value, &o.Conditions) != nil {
		return "Das ist keine Liste von Bedingungen."
	}
	for i, source := range o.Conditions {
		o.Conditions[i] = r.once(source)
		if reason := r.judge(o.Conditions[i]); reason != "" {
			return reason
		}
	}
	return ""
}

// judge tells why a condition won't do. Each is compiled once: a whole country
// has few different ones.
func (r *offerReader) judge(source string) string {
	reason, judged := r.judged[source]
	if !judged {
		if err := r.words.Condition(source); err != nil {
			reason = fault.SentenceOf(err)
		}
		r.judged[source] = reason
	}
	return reason
}

func readCost(_ *offerReader, value json.RawMessage, o *Offer) string {
	if json.Unmarshal(value, &o.CostPerPlaceCents) != nil || o.CostPerPlaceCents < 0 || o.CostPerPlaceCents > maxCostCents {
		return "Das ist kein Betrag in Cent."
	}
	return ""
}

func isAGS(text string) bool { return len(text) == 8 && strings.Trim(text, "0123456789") == "" }
