package rule

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
)

// check parses and type-checks with CEL; the message is shortened to a line.
func (l *Language) check(source string) (ast.Expr, error) {
	if len(source) > maxSource {
		return nil, fmt.Errorf("die Bedingung ist länger als %d Zeichen", maxSource)
	}
	checked, issues := l.env.Compile(source)
	if issues.Err() != nil {
		first := issues.Errors()[0]
		return nil, fmt.Errorf("„%s“, Stelle %d: %s", source, first.Location.Column()+1, plain(first.Message))
	}
	return checked.NativeRep().Expr(), nil
}

const maxSource = 4000

// plain says in German what CEL says about the commonest mistakes.
func plain(message string) string {
	if rest, ok := strings.CutPrefix(message, "undeclared reference to '"); ok {
		name, _, _ := strings.Cut(rest, "'")
		return "das Wort „" + name + "“ gibt es nicht"
	}
	if strings.HasPrefix(message, "found no matching overload") {
		return "die verglichenen Werte passen nicht zueinander" + typesOf(message)
	}
	if strings.HasPrefix(message, "Syntax error") {
		return "das ist kein vollständiger Ausdruck"
	}
	return message
}

// typesOf names the kinds of two values that CEL can't compare:
// „… applied to '(int, string)'“.
func typesOf(message string) string {
	_, rest, _ := strings.Cut(message, "applied to '(")
	kinds, _, ok := strings.Cut(rest, ")")
	left, right, two := strings.Cut(kinds, ", ")
	if !ok || !two {
		return ""
	}
	return " (links " + kindWord(left) + ", rechts " + kindWord(right) + ")"
}

func kindWord(kind string) string {
	words := map[string]string{"int": "eine Zahl", "double": "eine Zahl", "string": "ein Text", "bool": "ja oder nein", "timestamp": "ein Tag", "google.protobuf.Timestamp": "ein Tag"}
	if word := words[kind]; word != "" {
		return word
	}
	return "etwas anderes"
}

// reader turns a checked tree into nodes and refuses what has no meaning for
// unknown facts.
type reader struct {
	l    *Language
	item string // the variable of exists(), and its list
	list *Fact
}

func (r *reader) condition(e ast.Expr) (node, error) {
	switch e.Kind() {
	case ast.LiteralKind:
		if b, ok := e.AsLiteral().Value().(bool); ok {
			return constant{truthOf(b)}, nil
		}
	case ast.IdentKind, ast.SelectKind:
		f, err := r.fact(e)
		if err == nil && f.Type != Bool {
			err = fmt.Errorf("%s ist keine Ja-nein-Angabe", f.Name)
		}
		return holds{f}, err
	case ast.ComprehensionKind:
		return r.exists(e.AsComprehension())
	case ast.CallKind:
		return r.call(e.AsCall())
	}
	return nil, errors.New("das ist keine Bedingung")
}

func (r *reader) call(c ast.CallExpr) (node, error) {
	args := c.Args()
	switch name := c.FunctionName(); name {
	case operators.LogicalAnd, operators.LogicalOr:
		left, err := r.condition(args[0])
		if err != nil {
			return nil, err
		}
		right, err := r.condition(args[1])
		if name == operators.LogicalAnd {
			return all{[]node{left, right}}, err
		}
		return anyOf{[]node{left, right}}, err
	case operators.LogicalNot:
		n, err := r.condition(args[0])
		return not{n}, err
	case operators.Conditional:
		return r.conditional(args)
	case operators.Equals, operators.NotEquals, operators.Less, operators.LessEquals, operators.Greater, operators.GreaterEquals:
		return r.compare(name, args[0], args[1])
	case operators.In:
		return r.in(args[0], args[1])
	}
	return r.function(c.FunctionName(), args)
}

func (r *reader) conditional(args []ast.Expr) (node, error) {
	var parts [3]node
	for i := range parts {
		n, err := r.condition(args[i])
		if err != nil {
			return nil, err
		}
		parts[i] = n
	}
	return either(parts[0], parts[1], parts[2]), nil
}

// either is a choice between two conditions.
func either(cond, yes, no node) node {
	return anyOf{[]node{all{[]node{cond, yes}}, all{[]node{not{cond}, no}}}}
}

func (r *reader) function(name string, args []ast.Expr) (node, error) {
	switch name {
	case "in_group":
		return r.inGroup(args)
	case "in_table", "in_table_on":
		return r.inTable(args)
	case "stated":
		f, err := r.fact(args[0])
		return stated{f}, err
	case "open_law":
		flag, errFlag := text(args[0])
		question, err := text(args[1])
		return openLaw{flag, question}, cmp.Or(errFlag, err)
	}
	return nil, fmt.Errorf("„%s“ ist hier keine Bedingung", strings.Trim(name, "_"))
}

func (r *reader) inGroup(args []ast.Expr) (node, error) {
	choice, err := r.choice(args[0])
	if err != nil {
		return nil, err
	}
	name, err := text(args[1])
	if err != nil {
		return nil, err
	}
	codes, ok := r.l.Groups[name]
	if !ok {
		return nil, fmt.Errorf("die Gruppe „%s“ gibt es nicht", name)
	}
	return among{choice, codes}, nil
}

func (r *reader) inTable(args []ast.Expr) (node, error) {
	name, err := text(args[0])
	if err != nil {
		return nil, err
	}
	table, ok := r.l.Tables[name]
	if !ok {
		return nil, fmt.Errorf("die Tabelle „%s“ gibt es nicht", name)
	}
	country, err := r.fact(args[1])
	if err == nil && country.Type != Country {
		err = fmt.Errorf("%s ist kein Land", country.Name)
	}
	day := dateTerm{onDay: true}
	if err == nil && len(args) == 3 {
		day, err = r.date(args[2])
	}
	return inTable{table, country, day}, err
}

// exists reads list.exists(k, condition on k).
func (r *reader) exists(c ast.ComprehensionExpr) (node, error) {
	list, err := r.fact(c.IterRange())
	if err != nil {
		return nil, err
	}
	step := c.LoopStep()
	if step.Kind() != ast.CallKind || step.AsCall().FunctionName() != operators.LogicalOr || r.item != "" || list.Type != List {
		return nil, errors.New("über Listen gibt es nur exists(…), nicht verschachtelt")
	}
	inner := &reader{l: r.l, item: c.IterVar(), list: list}
	body, err := inner.condition(step.AsCall().Args()[1])
	return exists{list: list, body: &Expr{node: body, kind: Bool}}, err
}

// fact reads the name of a fact, inside exists() a field of the item.
func (r *reader) fact(e ast.Expr) (*Fact, error) {
	if e.Kind() == ast.SelectKind && e.AsSelect().Operand().Kind() == ast.IdentKind && r.item != "" {
		name := e.AsSelect().FieldName()
		i := slices.IndexFunc(r.list.Items, func(f *Fact) bool { return f.Name == name })
		if i < 0 || e.AsSelect().Operand().AsIdent() != r.item {
			return nil, fmt.Errorf("%s hat kein Feld „%s“", r.list.Name, name)
		}
		return r.list.Items[i], nil
	}
	if e.Kind() != ast.IdentKind {
		return nil, errors.New("hier muss ein Fakt stehen")
	}
	if r.item != "" {
		return nil, fmt.Errorf("in exists(…) zählen nur Felder von %s", r.item)
	}
	f, ok := r.l.Vocabulary.Fact(e.AsIdent())
	if !ok {
		return nil, fmt.Errorf("„%s“ ist kein Fakt", e.AsIdent())
	}
	return f, nil
}

func text(e ast.Expr) (string, error) {
	if e.Kind() == ast.LiteralKind {
		if s, ok := e.AsLiteral().Value().(string); ok {
			return s, nil
		}
	}
	return "", errors.New("hier muss ein Text in Anführungszeichen stehen")
}
