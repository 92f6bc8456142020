package revision

import (
	"bytes"
	"slices"

	"gopkg.in/yaml.v3"

	"buendnis/internal/civil"
	"buendnis/internal/fault"
)

// Begin is the text with which the draft of a change begins: the version that
// is in force on the day, written out without names for repeated parts, and
// without the days, which the draft has fields for.
func Begin(law Law, instrument string, on *civil.Date) (string, error) {
	file, raw, err := ruleOf(law.Files, instrument)
	if err != nil {
		return "", err
	}
	f, err := readRuleFile(file, raw)
	if err != nil {
		return "", err
	}
	i := slices.IndexFunc(f.versions, func(v stretch) bool {
		return on == nil && v.from == nil || on != nil && v.holds(*on)
	})
	if i < 0 {
		return "", fault.New(fault.NotFound, "An diesem Tag gilt zu dem Instrument keine Fassung.")
	}
	version := plain(f.versions[i].node)
	version.HeadComment = ""
	dropKeys(version, "from", "to")
	var b bytes.Buffer
	encoder := yaml.NewEncoder(&b)
	encoder.SetIndent(2)
	err = encoder.Encode(version)
	return b.String(), err
}

// plain is a copy without anchors and aliases.
func plain(node *yaml.Node) *yaml.Node {
	if node.Kind == yaml.AliasNode {
		node = node.Alias
	}
	twin := *node
	twin.Anchor = ""
	twin.Content = make([]*yaml.Node, len(node.Content))
	for i, part := range node.Content {
		twin.Content[i] = plain(part)
	}
	return &twin
}

func dropKeys(mapping *yaml.Node, keys ...string) {
	for i := len(mapping.Content) - 2; i >= 0; i -= 2 {
		if slices.Contains(keys, mapping.Content[i].Value) {
			mapping.Content = slices.Delete(mapping.Content, i, i+2)
		}
	}
}
