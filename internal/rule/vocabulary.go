package rule

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// Type is the type of a fact.
type Type string

// The types of facts.
const (
	Date    Type = "date"
	Bool    Type = "bool"
	Enum    Type = "enum"
	Country Type = "country" // ISO 3166-1 alpha-3
	Int     Type = "int"
	Number  Type = "number"
	List    Type = "list"
)

// Choice is one value of an enum fact.
type Choice struct{ Code, Label string }

// Fact is a word of the vocabulary: something that can be known about a person.
type Fact struct {
	Name      string
	Type      Type
	Label     string // as people read it
	Help      string
	Unit      string
	Sensitive string   // none, high or art9
	Derived   bool     // computed from other facts unless it is given
	Law       bool     // of facts.yaml; false: only the analysis uses it
	UsedBy    []string // instruments that need it by the catalogue; "alle": every one
	Choices   []Choice // enum (at most 64) and country, in the order of the file
	Items     []*Fact  // list: what is known about each item
	index     map[string]int
	openEnd   bool // item: null means "not yet", otherwise null is unknown
}

// Choice gives the position of an enum code.
func (f *Fact) Choice(code string) (int, bool) {
	i, ok := f.index[code]
	return i, ok
}

// Vocabulary is every fact that rules, workbooks and pages may name.
type Vocabulary struct {
	facts  []*Fact
	byName map[string]*Fact
}

// LoadVocabulary reads facts.yaml and facts-analysis.yaml.
func LoadVocabulary(law fs.FS) (*Vocabulary, error) {
	v := &Vocabulary{byName: map[string]*Fact{}}
	for _, file := range []string{"facts.yaml", "facts-analysis.yaml"} {
		if err := v.read(law, file); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
	}
	if err := v.readCountries(law); err != nil {
		return nil, fmt.Errorf("countries.yaml: %w", err)
	}
	return v, nil
}

// readCountries gives every country fact the countries as its choices.
func (v *Vocabulary) readCountries(law fs.FS) error {
	raw, err := fs.ReadFile(law, "countries.yaml")
	if err != nil {
		return err
	}
	var doc struct{ Countries yaml.Node }
	if err := yaml.Unmarshal(raw, &doc); err != nil {
		return err
	}
	for _, f := range v.facts {
		if f.Type == Country {
			f.take(&doc.Countries)
		}
	}
	return nil
}

// take reads the choices of a fact in the order of the file.
func (f *Fact) take(values *yaml.Node) {
	for i := 0; i+1 < len(values.Content); i += 2 {
		f.index[values.Content[i].Value] = len(f.Choices)
		f.Choices = append(f.Choices, Choice{values.Content[i].Value, values.Content[i+1].Value})
	}
}

// takeItems reads what an item of a list has, in the order of the file, which
// is the order in which people are asked; "date|null" is a day that may not
// have come yet.
func (f *Fact) takeItems(item *yaml.Node) {
	for i := 0; i+1 < len(item.Content); i += 2 {
		name := item.Content[i].Value
		kind, _, ended := strings.Cut(item.Content[i+1].Value, "|")
		f.Items = append(f.Items, &Fact{Name: name, Type: Type(kind), Label: f.Label + ": " + name, openEnd: ended && kind == "date"})
	}
}

// Fact finds a fact by its name.
func (v *Vocabulary) Fact(name string) (*Fact, bool) {
	f, ok := v.byName[name]
	return f, ok
}

// All lists the facts in the order of the files.
func (v *Vocabulary) All() []*Fact { return slices.Clone(v.facts) }

func (v *Vocabulary) read(law fs.FS, file string) error {
	raw, err := fs.ReadFile(law, file)
	if err != nil {
		return err
	}
	var doc struct {
		Facts []struct {
			Name, Label, Help, Unit, Sensitive string
			Type                               Type
			Derived                            bool
			UsedBy                             []string `yaml:"used_by"`
			Values                             yaml.Node
			Item                               yaml.Node
		}
	}
	if err := yaml.Unmarshal(raw, &doc); err != nil {
		return err
	}
	for _, d := range doc.Facts {
		f := &Fact{
			Name: d.Name, Type: d.Type, Label: d.Label, Help: d.Help, Unit: d.Unit,
			Sensitive: d.Sensitive, Derived: d.Derived, UsedBy: d.UsedBy, Law: file == "facts.yaml", index: map[string]int{},
		}
		f.take(&d.Values)
		f.takeItems(&d.Item)
		if len(f.Choices) > 64 {
			return fmt.Errorf("%s hat mehr als 64 Werte", f.Name)
		}
		if v.byName[f.Name] != nil {
			return fmt.Errorf("%s steht zweimal", f.Name)
		}
		v.facts, v.byName[f.Name] = append(v.facts, f), f
	}
	return nil
}
