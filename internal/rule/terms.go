package rule

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"buendnis/internal/civil"

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

func (r *reader) choice(e ast.Expr) (choiceTerm, error) {
	switch e.Kind() {
	case ast.LiteralKind:
		code, err := text(e)
		return choiceTerm{literal: code}, err
	case ast.CallKind:
		if call := e.AsCall(); call.FunctionName() == operators.Conditional {
			cond, err := r.condition(call.Args()[0])
			if err != nil {
				return choiceTerm{}, err
			}
			yes, err := r.choice(call.Args()[1])
			if err != nil {
				return choiceTerm{}, err
			}
			no, err := r.choice(call.Args()[2])
			return choiceTerm{cond: cond, yes: &yes, no: &no}, err
		}
		return choiceTerm{}, errors.New("hier muss eine Auswahl stehen")
	}
	f, err := r.fact(e)
	if err == nil && f.Type != Enum && f.Type != Country {
		err = fmt.Errorf("%s ist keine Auswahl", f.Name)
	}
	return choiceTerm{fact: f}, err
}

// check tells whether every value of the term is a code of the fact.
func (c choiceTerm) check(f *Fact) error {
	if c.cond != nil {
		if err := c.yes.check(f); err != nil {
			return err
		}
		return c.no.check(f)
	}
	if _, ok := f.Choice(c.literal); c.fact == nil && !ok {
		return fmt.Errorf("„%s“ ist kein Wert von %s", c.literal, f.Name)
	}
	return nil
}

func (c choiceTerm) checkCodes(codes []string) error {
	if c.fact == nil {
		return nil
	}
	for _, code := range codes {
		if _, ok := c.fact.Choice(code); !ok {
			return fmt.Errorf("„%s“ ist kein Wert von %s", code, c.fact.Name)
		}
	}
	return nil
}

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
