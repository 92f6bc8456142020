package revision

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"buendnis/internal/civil"
	"buendnis/internal/fault"

	"gopkg.in/yaml.v3"
)

// add writes the draft's version in as the i-th one.
func (c *change) add(i int, d Draft, to *civil.Date) error {
	content, err := readVersion(d.Rule)
	if err != nil {
		return err
	}
	margin := strings.Repeat(" ", c.dashes)
	var lines []string
	head := func(key string, day *civil.Date) {
		if day != nil {
			lines = append(lines, fmt.Sprintf("%s  %s: %s\n", margin, key, day))
			content[key] = day.Time()
		}
	}
	head("from", d.From)
	head("to", to)
	for _, line := range strings.SplitAfter(cleanText(d.Rule), "\n") {
		if strings.TrimSpace(line) != "" {
			line = margin + "  " + line
		}
		lines = append(lines, line)
	}
	c.added = i
	c.want = slices.Insert(c.want, i, any(content))
	c.versions = slices.Insert(c.versions, i, stretch{lines: begun(lines, c.dashes), from: d.From, to: to})
	return nil
}

// begun puts the dash before the first key. Comments above it keep their place.
func begun(lines []string, column int) []string {
	for i, line := range lines {
		if text := strings.TrimSpace(line); text != "" && !strings.HasPrefix(text, "#") {
			lines[i] = line[:column] + "-" + line[column+1:]
			break
		}
	}
	return lines
}

// line is the one on which the draft's own text begins, after from and to.
func (c *change) line() int {
	line := 1 + len(c.before)
	for _, v := range c.versions[:c.added] {
		line += len(v.lines)
	}
	added := c.versions[c.added]
	for _, day := range []*civil.Date{added.from, added.to} {
		if day != nil {
			line++
		}
	}
	return line
}

// readVersion reads the text of one version.
func readVersion(text string) (map[string]any, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(cleanText(text)), &doc); err != nil {
		return nil, badYAML(err)
	}
	if len(doc.Content) == 0 || doc.Content[0].Kind != yaml.MappingNode {
		return nil, fault.New(fault.Invalid, "Der Text der Fassung ist leer. Er beginnt mit source: und den Wegen (ways:).")
	}
	root := doc.Content[0]
	for _, key := range []string{"from", "to"} {
		if valueOf(root, key) != nil {
			return nil, fault.New(fault.Invalid, "Bitte lassen Sie „%s:“ weg: Von wann bis wann die Fassung gilt, ergibt sich aus dem Feld „Gilt ab“ und den anderen Fassungen.", key)
		}
	}
	if name := namedPart(root); name != "" {
		return nil, fault.New(fault.Invalid, "Bitte schreiben Sie aus, was „%s“ wiederholt: Verweise mit & und * gelten nur innerhalb einer Datei, und Ihre Fassung soll für sich allein zu lesen sein.", name)
	}
	content := map[string]any{}
	if err := root.Decode(&content); err != nil {
		return nil, badYAML(err)
	}
	return content, nil
}

// namedPart finds an anchor or an alias.
func namedPart(node *yaml.Node) string {
	if node.Anchor != "" {
		return "&" + node.Anchor
	}
	if node.Kind == yaml.AliasNode {
		return "*" + node.Value
	}
	for _, part := range node.Content {
		if name := namedPart(part); name != "" {
			return name
		}
	}
	return ""
}

// cleanText has lines as a file has them: browsers send \r\n, and the last line
// ends like the others.
func cleanText(text string) string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	if text = strings.Trim(text, "\n"); text == "" {
		return ""
	}
	return text + "\n"
}

// shorten lets a version end on a day.
func (c *change) shorten(i int, last civil.Date) error {
	v := &c.versions[i]
	if v.from != nil && *v.from > last {
		return fault.New(fault.Invalid, "Die Fassung ab %s hätte keinen einzigen Tag mehr. Berichtigen Sie sie, statt sie zu beenden.", v.from.German())
	}
	lines, ok := v.ending(last)
	if !ok {
		return c.strange("das Ende der Fassung lässt sich nicht eintragen")
	}
	v.lines, v.to = lines, &last
	content, ok := c.want[i].(map[string]any)
	if !ok {
		return c.strange("eine Fassung hat keine Felder")
	}
	content["to"] = last.Time()
	return nil
}

// ending are the lines of the version with another last day.
func (v *stretch) ending(last civil.Date) ([]string, bool) {
	if v.node.Kind != yaml.MappingNode || v.node.Style&yaml.FlowStyle != 0 || len(v.node.Content) == 0 {
		return nil, false
	}
	lines := slices.Clone(v.lines)
	if old := valueOf(v.node, "to"); old != nil {
		line, column := old.Line-v.first, old.Column-1
		rest, found := strings.CutPrefix(lines[line][column:], old.Value)
		lines[line] = lines[line][:column] + last.String() + rest
		return lines, found
	}
	key, after := v.node.Content[0], 0
	if from := valueOf(v.node, "from"); from != nil {
		key, after = from, 1
	}
	line, column := key.Line-v.first, v.node.Content[0].Column-1
	added := strings.Repeat(" ", column) + "to: " + last.String() + "\n"
	if after == 0 { // the dash stands before the first key
		added = lines[line][:column] + "to: " + last.String() + "\n"
		lines[line] = strings.Repeat(" ", column) + lines[line][column:]
	}
	return slices.Insert(lines, line+after, added), true
}

// verify reads the file that was made and compares every version with what it
// must say: a slip here would change law that nobody drafted.
func (c *change) verify(made []byte) error {
	again, err := readRuleFile(c.path, made)
	if err != nil {
		return fault.Wrap(fault.Invalid, err, "Mit diesem Text wird die Datei der Regel unleserlich. Prüfen Sie Einrückungen, Anführungszeichen und Klammern.")
	}
	got, err := again.contents()
	if err != nil {
		return err
	}
	if len(got) != len(c.want) {
		return fault.New(fault.Invalid, "Der Text soll genau eine Fassung sein. Bitte prüfen Sie die Einrückung: Am Zeilenanfang darf kein „-“ stehen.")
	}
	for i := range got {
		if !reflect.DeepEqual(got[i], c.want[i]) {
			return c.strange(fmt.Sprintf("Fassung %d würde sich dabei ändern", i+1))
		}
	}
	return nil
}
