package store

import (
	"encoding/json"

	"buendnis/internal/fault"
	"buendnis/internal/rule"
)

// Facts are stored as a JSON object: name → the text that people would write
// (codes, ja/nein, 2019-06, 18-20), null for asked and unknown. Only knowledge
// that has no such text, say one of two statuses, is stored as bounds. Codes and
// not positions are stored, so that a new word in the law changes no old row.

// bounds is the form of a value without a text.
type bounds struct {
	Codes []string `json:"codes,omitempty"` // Enum, Bool: what it may still be
	Lo    int64    `json:"lo,omitempty"`
	Hi    int64    `json:"hi,omitempty"`
}

func (s *Store) encodeFacts(facts rule.Facts) (string, error) {
	if facts == nil {
		return "null", nil
	}
	object := make(map[string]any, len(facts))
	for name, value := range facts {
		fact, known := s.vocabulary.Fact(name)
		if !known {
			return "", unknownFact(name)
		}
		stored, err := form(fact, value)
		if err != nil {
			return "", err
		}
		object[name] = stored
	}
	raw, err := json.Marshal(object)
	return string(raw), err
}

func form(fact *rule.Fact, value rule.Value) (any, error) {
	if !value.Known() {
		return nil, nil
	}
	text := fact.Format(value)
	if back, err := fact.Parse(text); err == nil && back.Kind == value.Kind && back.Key() == value.Key() {
		return text, nil
	}
	if value.Kind != fact.Type || fact.Type == rule.Country || fact.Type == rule.List {
		return nil, fault.New(fault.Invalid, "„%s“ ist kein Wert von „%s“.", value.Key(), fact.Label)
	}
	b := bounds{Lo: value.Lo, Hi: value.Hi}
	for i, code := range codes(fact) {
		if value.Set&(1<<i) != 0 {
			b.Codes = append(b.Codes, code)
		}
	}
	return b, nil
}

func (s *Store) decodeFacts(text string) (rule.Facts, error) {
	var object map[string]json.RawMessage
	if err := json.Unmarshal([]byte(text), &object); err != nil || object == nil {
		return nil, err
	}
	facts := make(rule.Facts, len(object))
	for name, raw := range object {
		fact, known := s.vocabulary.Fact(name)
		if !known {
			return nil, unknownFact(name)
		}
		value, err := decodeValue(fact, raw)
		if err != nil {
			return nil, fault.Wrap(fault.Internal, err, "Ein gespeicherter Wert von „%s“ ist nicht mehr zu lesen.", fact.Label)
		}
		facts[name] = value
	}
	return facts, nil
}

func decodeValue(fact *rule.Fact, raw json.RawMessage) (rule.Value, error) {
	switch raw[0] {
	case 'n': // null
		return rule.Value{}, nil
	case '"':
		var text string
		if err := json.Unmarshal(raw, &text); err != nil {
			return rule.Value{}, err
		}
		return fact.Parse(text)
	}
	var b bounds
	if err := json.Unmarshal(raw, &b); err != nil {
		return rule.Value{}, err
	}
	value := rule.Value{Kind: fact.Type, Lo: b.Lo, Hi: b.Hi}
	for _, code := range b.Codes {
		exact, err := fact.Parse(code)
		if err != nil {
			return rule.Value{}, err
		}
		value.Set |= exact.Set
	}
	return value, nil
}

// codes are the words of a set in the order of its bits.
func codes(fact *rule.Fact) []string {
	switch fact.Type {
	case rule.Bool:
		return []string{"nein", "ja"}
	case rule.Enum:
		list := make([]string, len(fact.Choices))
		for i, choice := range fact.Choices {
			list[i] = choice.Code
		}
		return list
	}
	return nil
}

func unknownFact(name string) error {
	return fault.New(fault.Internal, "Die Angabe „%s“ steht nicht in law/facts.yaml.", name)
}
