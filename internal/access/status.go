package access

import (
	"fmt"
	"io/fs"
	"slices"

	"buendnis/internal/civil"
	"buendnis/internal/rule"

	"gopkg.in/yaml.v3"
)

// statusGroup is a group of status codes in figures.
type statusGroup struct {
	ID, Name string
	Statuses []string
}

// restGroup is where a status belongs that no group names.
const restGroup = "SONST"

func (b *Rulebook) loadStatus(law fs.FS) error {
	var doc struct {
		Groups    map[string][]string
		Reporting []statusGroup
		Entry     []statusGroup
		Sets      map[string][]string
		OtherSets map[string]map[string][]string `yaml:"other_sets"`
	}
	const file = "tables/statusgruppen.yaml"
	if err := readYAML(law, file, &doc); err != nil {
		return err
	}
	status, ok := b.vocabulary.Fact("status")
	if !ok {
		return fmt.Errorf("law/facts.yaml: der Fakt status fehlt")
	}
	lists := []map[string][]string{doc.Groups, doc.Sets, {"reporting": nil}}
	for _, g := range doc.Reporting {
		lists = append(lists, map[string][]string{g.ID: g.Statuses})
	}
	for _, list := range lists {
		for name, codes := range list {
			for _, code := range codes {
				if _, ok := status.Choice(code); !ok {
					return fmt.Errorf("law/%s: %s nennt „%s“, das ist kein Status", file, name, code)
				}
			}
		}
	}
	for _, g := range doc.Entry {
		if doc.Groups[g.ID] == nil {
			return fmt.Errorf("law/%s: entry nennt „%s“, das ist keine Gruppe", file, g.ID)
		}
		b.entryGroups = append(b.entryGroups, rule.Choice{Code: g.ID, Label: g.Name})
	}
	b.groups = doc.Reporting
	b.language.Groups, b.language.Sets = doc.Groups, map[string]map[string][]string{"status": doc.Sets}
	if err := b.loadOtherSets(doc.OtherSets); err != nil {
		return inFile(file, err)
	}
	return b.loadValidity(law)
}

// loadOtherSets takes the codes of other facts that may mean several.
func (b *Rulebook) loadOtherSets(sets map[string]map[string][]string) error {
	for name, set := range sets {
		fact, err := b.named(name)
		if err != nil {
			return err
		}
		for code, members := range set {
			for _, member := range append([]string{code}, members...) {
				if _, ok := fact.Choice(member); !ok {
					return fmt.Errorf("%s kennt „%s“ nicht", name, member)
				}
			}
		}
		b.language.Sets[name] = set
	}
	return nil
}

// loadValidity reads when a status code exists.
func (b *Rulebook) loadValidity(law fs.FS) error {
	raw, err := fs.ReadFile(law, "facts.yaml")
	if err != nil {
		return err
	}
	var doc struct {
		Codes []struct {
			Code string
			From *civil.Date `yaml:"valid_from"`
			To   *civil.Date `yaml:"valid_to"`
		} `yaml:"status_codes"`
	}
	if err := yaml.Unmarshal(raw, &doc); err != nil {
		return inFile("facts.yaml", err)
	}
	b.language.Valid = map[string]rule.Validity{}
	for _, c := range doc.Codes {
		if c.From != nil || c.To != nil {
			b.language.Valid[c.Code] = rule.Validity{From: orFirst(c.From), To: orLast(c.To)}
		}
	}
	return nil
}

// isStatus tells whether a code is one status that exists on a day; a code that
// stands for several is none.
func (b *Rulebook) isStatus(code string, on civil.Date) bool {
	return b.language.Sets["status"][code] == nil && b.language.Exists(code, on)
}

// StatusGroup is the group of a status code in figures: GEST, DULD, LIGHT,
// SCHUTZ, AE_24, AE, SONST (law/tables); an unknown one is SONST.
func (b *Rulebook) StatusGroup(facts rule.Facts) string {
	status, _ := b.vocabulary.Fact("status")
	code := status.Format(facts["status"])
	for _, g := range b.groups {
		if slices.Contains(g.Statuses, code) {
			return g.ID
		}
	}
	return restGroup
}

// StatusGroups are all groups with their German names, in the order of pages.
func (b *Rulebook) StatusGroups() []rule.Choice {
	var list []rule.Choice
	for _, g := range b.groups {
		list = append(list, rule.Choice{Code: g.ID, Label: g.Name})
	}
	return list
}
