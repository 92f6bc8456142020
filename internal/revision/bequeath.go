package revision

import (
	"bytes"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// bequeath saves the words that a removed version had named (&name) for those
// that repeat them (*name): the first one to do so gets them written out under
// the same name, so that all others stay as they are.
func (c *change) bequeath(removed *yaml.Node, from int) error {
	lost := map[string]bool{}
	collectNames(removed, lost)
	for i := from; i < len(c.versions) && len(lost) > 0; i++ {
		v := &c.versions[i]
		if v.node == nil || !inherit(v.node, lost) {
			continue
		}
		lines, err := c.written(v.node)
		if err != nil {
			return err
		}
		v.lines = lines
	}
	return nil
}

func collectNames(node *yaml.Node, names map[string]bool) {
	if node.Anchor != "" {
		names[node.Anchor] = true
	}
	for _, part := range node.Content {
		collectNames(part, names)
	}
}

// inherit puts a copy in the place of the first alias of each lost name, and
// tells whether there was one.
func inherit(node *yaml.Node, lost map[string]bool) bool {
	changed := false
	delete(lost, node.Anchor) // named anew: what follows means this one
	for i, part := range node.Content {
		if part.Kind == yaml.AliasNode && lost[part.Value] {
			part = copyOf(part.Alias)
			node.Content[i], changed = part, true
		}
		if part.Kind != yaml.AliasNode && inherit(part, lost) {
			changed = true
		}
	}
	return changed
}

func copyOf(node *yaml.Node) *yaml.Node {
	twin := *node
	twin.Content = slices.Clone(node.Content)
	for i, part := range twin.Content {
		if part.Kind != yaml.AliasNode {
			twin.Content[i] = copyOf(part)
		}
	}
	return &twin
}

// written is a version as lines of the file.
func (c *change) written(node *yaml.Node) ([]string, error) {
	var b bytes.Buffer
	encoder := yaml.NewEncoder(&b)
	encoder.SetIndent(2)
	if err := encoder.Encode(node); err != nil {
		return nil, err
	}
	margin := strings.Repeat(" ", c.dashes+2)
	var lines []string
	for _, line := range strings.SplitAfter(strings.TrimRight(b.String(), "\n")+"\n", "\n") {
		switch {
		case line == "":
		case strings.TrimSpace(line) == "":
			lines = append(lines, line)
		default:
			lines = append(lines, margin+line)
		}
	}
	return begun(lines, c.dashes), nil
}
