package rule

import (
	"errors"
	"fmt"
	"math"

	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
)

func (r *reader) compareNumber(op string, left ast.Expr, limit float64) (node, error) {
	if n, ok, err := r.sizeOf(op, left, int64(limit)); ok {
		return n, err
	}
	number, err := r.number(left)
	if err != nil {
		return nil, err
	}
	if number.fact != nil && number.fact.Type == Number {
		limit *= 1000
	}
	whole := func(x float64) int64 { return int64(max(min(x, 1e9), -1e9)) }
	upTo := func(x float64) node { return atMost{number, whole(x)} }
	switch op {
	case operators.LessEquals:
		return upTo(math.Floor(limit)), nil
	case operators.Less:
		return upTo(math.Ceil(limit) - 1), nil
	case operators.Greater:
		return not{upTo(math.Floor(limit))}, nil
	case operators.GreaterEquals:
		return not{upTo(math.Ceil(limit) - 1)}, nil
	}
	if limit != math.Trunc(limit) {
		return constant{truthOf(op == operators.NotEquals)}, nil
	}
	n := node(all{[]node{upTo(limit), not{upTo(limit - 1)}}})
	if op == operators.NotEquals {
		n = not{n}
	}
	return n, nil
}

// sizeOf reads size(list) compared with a number.
func (r *reader) sizeOf(op string, left ast.Expr, n int64) (node, bool, error) {
	if left.Kind() != ast.CallKind || left.AsCall().FunctionName() != "size" {
		return nil, false, nil
	}
	list, err := r.fact(left.AsCall().Args()[0])
	if err != nil {
		return nil, true, err
	}
	if list.Type != List {
		return nil, true, fmt.Errorf("%s ist keine Liste", list.Name)
	}
	more := func(n int64) node { return longer{list, n} }
	switch op {
	case operators.Greater:
		return more(n), true, nil
	case operators.GreaterEquals:
		return more(n - 1), true, nil
	case operators.LessEquals:
		return not{more(n)}, true, nil
	case operators.Less:
		return not{more(n - 1)}, true, nil
	case operators.Equals:
		return all{[]node{more(n - 1), not{more(n)}}}, true, nil
	}
	return not{all{[]node{more(n - 1), not{more(n)}}}}, true, nil
}

func (r *reader) number(e ast.Expr) (numberTerm, error) {
	switch e.Kind() {
	case ast.LiteralKind:
		n, err := wholeNumber(e)
		return numberTerm{literal: n}, err
	case ast.IdentKind, ast.SelectKind:
		f, err := r.fact(e)
		if err == nil && f.Type != Int && f.Type != Number {
			err = fmt.Errorf("%s ist keine Zahl", f.Name)
		}
		return numberTerm{fact: f}, err
	case ast.CallKind:
		return r.numberCall(e.AsCall())
	}
	return numberTerm{}, errors.New("hier muss eine Zahl stehen")
}

func (r *reader) numberCall(c ast.CallExpr) (numberTerm, error) {
	args := c.Args()
	switch c.FunctionName() {
	case "months_without":
		return r.monthsWithout(args)
	case "months_since", "age", "months_since_on":
		d, err := r.date(args[0])
		if err != nil {
			return numberTerm{}, err
		}
		day := dateTerm{onDay: true}
		if len(args) == 2 {
			day, err = r.date(args[1])
		}
		return numberTerm{since: &d, day: day, ages: c.FunctionName() == "age"}, err
	case operators.Conditional:
		cond, err := r.condition(args[0])
		if err != nil {
			return numberTerm{}, err
		}
		yes, err := r.number(args[1])
		if err != nil {
			return numberTerm{}, err
		}
		no, err := r.number(args[2])
		return numberTerm{cond: cond, yes: &yes, no: &no}, err
	}
	return numberTerm{}, errors.New("hier muss eine Zahl stehen")
}

// monthsWithout reads months since a date that leave out the times of a list.
func (r *reader) monthsWithout(args []ast.Expr) (numberTerm, error) {
	since, err := r.date(args[0])
	if err != nil {
		return numberTerm{}, err
	}
	day, err := r.date(args[1])
	if err != nil {
		return numberTerm{}, err
	}
	list, err := r.fact(args[2])
	if err == nil && (list.Type != List || since.fact == nil) {
		err = errors.New("months_without zählt ab einem Fakt und ohne die Zeiten einer Liste")
	}
	return numberTerm{since: &since, day: day, without: list}, err
}
