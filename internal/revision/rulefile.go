package revision

import (
	"fmt"
	"strings"

	"buendnis/internal/civil"
	"buendnis/internal/fault"

	"gopkg.in/yaml.v3"
)

// versionFile is law/<kind>/<instrument>.yaml as text, cut into its versions, so
// that one can be changed while every other byte stays.
type versionFile struct {
	path     string
	before   []string // lines up to the first version
	versions []stretch
	after    []string // lines after the last one
	dashes   int      // column of the dashes, from 0
}

// stretch is the text of one version with its node.
type stretch struct {
	lines    []string
	first    int // number of the first line in the file, from 1
	node     *yaml.Node
	from, to *civil.Date
}

// holds tells whether the version is in force on a day.
func (v stretch) holds(on civil.Date) bool {
	return (v.from == nil || *v.from <= on) && (v.to == nil || on <= *v.to)
}

func readRuleFile(path string, raw []byte) (*versionFile, error) {
	f := &versionFile{path: path}
	var doc yaml.Node
	if err := yaml.Unmarshal(raw, &doc); err != nil {
		return nil, fmt.Errorf("law/%s: %w", path, err)
	}
	if len(doc.Content) == 0 || doc.Content[0].Kind != yaml.MappingNode {
		return nil, f.strange("sie ist leer")
	}
	root := doc.Content[0]
	list := valueOf(root, "versions")
	if list == nil || list.Kind != yaml.SequenceNode || len(list.Content) == 0 || list.Style&yaml.FlowStyle != 0 {
		return nil, f.strange("ihre Fassungen (versions) stehen nicht untereinander")
	}
	return f, f.cut(strings.SplitAfter(string(raw), "\n"), root, list)
}

// cut finds the lines of each version.
func (f *versionFile) cut(lines []string, root, list *yaml.Node) error {
	if lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	} else {
		lines[len(lines)-1] += "\n"
	}
	starts := make([]int, 0, len(list.Content)+1)
	for _, node := range list.Content {
		dash := dashAbove(lines, node.Line-1)
		if dash < 0 {
			return f.strange("der Anfang einer Fassung ist nicht zu finden")
		}
		f.dashes = indentation(lines[dash])
		starts = append(starts, f.withComments(lines, dash))
	}
	starts = append(starts, endOf(lines, root, list))
	f.before, f.after = lines[:starts[0]], lines[starts[len(starts)-1]:]
	for i, node := range list.Content {
		if starts[i] >= starts[i+1] {
			return f.strange("zwei Fassungen stehen in einer Zeile")
		}
		v := stretch{lines: lines[starts[i]:starts[i+1]], first: starts[i] + 1, node: node}
		if err := v.period(); err != nil {
			return f.strange(err.Error())
		}
		f.versions = append(f.versions, v)
	}
	return nil
}

func (f *versionFile) strange(why string) error {
	return fault.New(fault.Conflict, "Die Datei law/%s lässt sich nicht bearbeiten: %s.", f.path, why)
}

// dashAbove is the line of the dash that begins the item.
func dashAbove(lines []string, line int) int {
	for ; line >= 0; line-- {
		if strings.HasPrefix(strings.TrimLeft(lines[line], " "), "-") {
			return line
		}
	}
	return -1
}

// withComments takes the comment lines above a dash to its version.
func (f *versionFile) withComments(lines []string, dash int) int {
	for dash > 0 && strings.HasPrefix(strings.TrimLeft(lines[dash-1], " "), "#") && indentation(lines[dash-1]) <= f.dashes {
		dash--
	}
	return dash
}

// endOf is the line after the last version: the next key of the file, or its end.
func endOf(lines []string, root, list *yaml.Node) int {
	for i := 0; i+1 < len(root.Content); i += 2 {
		if root.Content[i+1] == list && i+2 < len(root.Content) {
			return root.Content[i+2].Line - 1
		}
	}
	return len(lines)
}

func indentation(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// period reads from and to.
func (v *stretch) period() error {
	var doc struct{ From, To *civil.Date }
	node := v.node
	if node.Kind == yaml.AliasNode {
		node = node.Alias
	}
	if err := node.Decode(&doc); err != nil {
		return err
	}
	v.from, v.to = doc.From, doc.To
	return nil
}

// valueOf is the value of a key of a mapping.
func valueOf(mapping *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if mapping.Content[i].Value == key {
			return mapping.Content[i+1]
		}
	}
	return nil
}

// text is the file again.
func (f *versionFile) text() []byte {
	var b strings.Builder
	write := func(lines []string) {
		for _, line := range lines {
			b.WriteString(line)
		}
	}
	write(f.before)
	for _, v := range f.versions {
		write(v.lines)
	}
	write(f.after)
	return []byte(b.String())
}

// contents are the versions as data, with everything that aliases stand for.
func (f *versionFile) contents() ([]any, error) {
	var list []any
	for _, v := range f.versions {
		var content any
		if err := v.node.Decode(&content); err != nil {
			return nil, err
		}
		list = append(list, content)
	}
	return list, nil
}
