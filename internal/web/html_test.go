package web

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// document is a page as a browser reads it.
type document struct {
	t    *testing.T
	root *html.Node
	text string
}

func parse(t *testing.T, body string) document {
	t.Helper()
	root, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	return document{t, root, body}
}

// all finds by a selector of our small kind: words separated by spaces, each an
// element below the one before, as name, .class, #id, [attribute] or
// [attribute=value], also joined: button.kern-btn[type=submit].
func (d document) all(selector string) []*html.Node {
	found := []*html.Node{d.root}
	for _, step := range strings.Fields(selector) {
		var next []*html.Node
		seen := map[*html.Node]bool{}
		for _, node := range found {
			for below := range node.Descendants() {
				if below.Type == html.ElementNode && !seen[below] && matches(below, step) {
					seen[below] = true
					next = append(next, below)
				}
			}
		}
		found = next
	}
	return found
}

// one is the only node of a selector.
func (d document) one(selector string) *html.Node {
	d.t.Helper()
	found := d.all(selector)
	if len(found) != 1 {
		d.t.Fatalf("%d mal „%s“ statt einmal in\n%s", len(found), selector, d.text)
	}
	return found[0]
}

// says asserts that a node of the selector contains the text.
func (d document) says(selector, text string) {
	d.t.Helper()
	for _, node := range d.all(selector) {
		if strings.Contains(textOf(node), text) {
			return
		}
	}
	d.t.Errorf("kein „%s“ sagt %q", selector, text)
}

// none asserts that nothing matches.
func (d document) none(selector string) {
	d.t.Helper()
	if found := d.all(selector); len(found) > 0 {
		d.t.Errorf("„%s“ steht da: %s", selector, textOf(found[0]))
	}
}

func matches(node *html.Node, step string) bool {
	for step != "" {
		end := strings.IndexAny(step[1:], ".#[") + 1
		if step[0] == '[' {
			end = strings.IndexByte(step, ']') + 1
		}
		if end <= 0 {
			end = len(step)
		}
		if !matchesPart(node, step[:end]) {
			return false
		}
		step = step[end:]
	}
	return true
}

func matchesPart(node *html.Node, part string) bool {
	switch part[0] {
	case '.':
		return strings.Contains(" "+attribute(node, "class")+" ", " "+part[1:]+" ")
	case '#':
		return attribute(node, "id") == part[1:]
	case '[':
		name, want, valued := strings.Cut(strings.Trim(part, "[]"), "=")
		for _, a := range node.Attr {
			if a.Key == name {
				return !valued || a.Val == want
			}
		}
		return false
	}
	return node.Data == part
}

func attribute(node *html.Node, name string) string {
	for _, a := range node.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// textOf is the text of a node with single spaces.
func textOf(node *html.Node) string {
	var b strings.Builder
	for below := range node.Descendants() {
		if below.Type == html.TextNode {
			b.WriteString(below.Data + " ")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
