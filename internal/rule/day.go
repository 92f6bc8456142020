package rule

import (
	"errors"
	"fmt"

	"buendnis/internal/civil"

	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
)

func (r *reader) date(e ast.Expr) (dateTerm, error) {
	if e.Kind() == ast.IdentKind && e.AsIdent() == "on" {
		return dateTerm{onDay: true}, nil
	}
	if e.Kind() != ast.CallKind {
		f, err := r.fact(e)
		if err == nil && f.Type != Date {
			err = fmt.Errorf("%s ist kein Datum", f.Name)
		}
		return dateTerm{fact: f}, err
	}
	call := e.AsCall()
	if name := call.FunctionName(); name == "date" || name == "latest" {
		return literalDate(name, call.Args()[0])
	}
	unit, ok := map[string]byte{"add_months": 'm', "birthday": 'y', "add_days": 'd'}[call.FunctionName()]
	if !ok {
		return dateTerm{}, errors.New("hier muss ein Datum stehen")
	}
	of, err := r.date(call.Args()[0])
	if err != nil {
		return dateTerm{}, err
	}
	n, err := wholeNumber(call.Args()[1])
	of.shift = of.shift.then(unit, int(n))
	return of, err
}

// literalDate reads date('2019-08-01') and latest('08-01').
func literalDate(name string, arg ast.Expr) (dateTerm, error) {
	day, err := text(arg)
	if err != nil {
		return dateTerm{}, err
	}
	if name == "date" {
		d, err := civil.Parse(day)
		return dateTerm{day: d}, err
	}
	d, err := civil.Parse("2000-" + day)
	if err != nil {
		return dateTerm{}, fmt.Errorf("„%s“ ist kein Tag im Jahr der Form 08-01", day)
	}
	_, month, dayOf := d.Split()
	return dateTerm{month: month, dayOf: dayOf}, nil
}

func wholeNumber(e ast.Expr) (int64, error) {
	if e.Kind() == ast.LiteralKind {
		if n, ok := e.AsLiteral().Value().(int64); ok && n > -12000 && n < 12000 {
			return n, nil
		}
	}
	return 0, errors.New("hier muss eine ganze Zahl stehen")
}

// compareDates knows only "not after"; the others follow from it.
func compareDates(op string, l, r dateTerm) node {
	switch op {
	case operators.LessEquals:
		return before{l, r}
	case operators.Less:
		return not{before{r, l}}
	case operators.GreaterEquals:
		return before{r, l}
	case operators.Greater:
		return not{before{l, r}}
	case operators.Equals:
		return all{[]node{before{l, r}, before{r, l}}}
	}
	return not{all{[]node{before{l, r}, before{r, l}}}}
}
