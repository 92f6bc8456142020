package rule

import (
	"errors"
	"fmt"

	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
)

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
