package rule

import (
	"errors"
	"fmt"
	"slices"

	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
)

// compare reads ==, != and the orderings of dates, numbers, choices, booleans.
func (r *reader) compare(op string, left, right ast.Expr) (node, error) {
	if n, ok, err := r.compareRule(op, left, right); ok {
		return n, err
	}
	if right.Kind() == ast.LiteralKind {
		return r.compareLiteral(op, left, right.AsLiteral().Value())
	}
	l, err := r.date(left)
	if err != nil {
		return nil, err
	}
	d, err := r.date(right)
	return compareDates(op, l, d), err
}

func (r *reader) compareLiteral(op string, left ast.Expr, literal any) (node, error) {
	switch v := literal.(type) {
	case bool:
		n, err := r.condition(left)
		if v != (op == operators.Equals) {
			n = not{n}
		}
		return n, err
	case string:
		return r.equalsCode(op, left, v)
	case int64:
		return r.compareNumber(op, left, float64(v))
	case float64:
		return r.compareNumber(op, left, v)
	}
	return nil, errors.New("damit kann nicht verglichen werden")
}

func (r *reader) equalsCode(op string, left ast.Expr, code string) (node, error) {
	if op != operators.Equals && op != operators.NotEquals {
		return nil, errors.New("ein Code hat keine Reihenfolge")
	}
	n, err := r.amongCodes(left, []string{code})
	if op == operators.NotEquals {
		n = not{n}
	}
	return n, err
}

func (r *reader) in(left, right ast.Expr) (node, error) {
	if right.Kind() != ast.ListKind {
		return nil, errors.New("nach „in“ steht eine Liste von Codes")
	}
	var codes []string
	for _, e := range right.AsList().Elements() {
		code, err := text(e)
		if err != nil {
			return nil, err
		}
		codes = append(codes, code)
	}
	if rule, ok := verdictOf(left); ok {
		return r.answers(rule, codes)
	}
	return r.amongCodes(left, codes)
}

func (r *reader) amongCodes(left ast.Expr, codes []string) (node, error) {
	choice, err := r.choice(left)
	if err != nil {
		return nil, err
	}
	return among{choice, codes}, choice.checkCodes(codes)
}

// compareRule reads verdict('x') == 'ja'.
func (r *reader) compareRule(op string, left, right ast.Expr) (node, bool, error) {
	rule, ok := verdictOf(left)
	if !ok {
		return nil, false, nil
	}
	code, err := text(right)
	if err != nil {
		return nil, true, err
	}
	n, err := r.answers(rule, []string{code})
	if op == operators.NotEquals {
		n = not{n}
	}
	return n, true, err
}

func (r *reader) answers(rule string, codes []string) (node, error) {
	if !r.l.Rules[rule] {
		return nil, fmt.Errorf("das Instrument „%s“ hat keine Regel", rule)
	}
	for _, code := range codes {
		if !slices.Contains(r.l.Answers, code) {
			return nil, fmt.Errorf("„%s“ ist kein Urteil", code)
		}
	}
	return answers{rule, codes}, nil
}

func verdictOf(e ast.Expr) (string, bool) {
	if e.Kind() != ast.CallKind || e.AsCall().FunctionName() != "verdict" {
		return "", false
	}
	rule, err := text(e.AsCall().Args()[0])
	return rule, err == nil
}
