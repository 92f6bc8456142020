package rule

import (
	"fmt"

	"cel.dev/cel-go/cel"
)

// Language is what expressions may say: the vocabulary, and the names of
// groups, tables and rules that the law folder defines.
type Language struct {
	Vocabulary *Vocabulary
	Groups     map[string][]string            // groups of status codes
	Sets       map[string]map[string][]string // fact → code that stands for several → these
	Valid      map[string]Validity            // status codes that exist only for a time
	Tables     map[string]*Table
	Rules      map[string]bool // instruments that verdict() may name
	Answers    []string        // what verdict() may be compared with
	Bounds     []Bound         // what dates say about each other
	env        *cel.Env
}

// Prepare builds the type checker.
func (l *Language) Prepare() error {
	options := []cel.EnvOption{
		cel.CrossTypeNumericComparisons(true),
		cel.Variable("on", cel.TimestampType),
		unary("date", cel.StringType, cel.TimestampType),
		unary("latest", cel.StringType, cel.TimestampType),
		unary("verdict", cel.StringType, cel.StringType),
		binary("open_law", cel.StringType, cel.StringType, cel.BoolType),
		unary("stated", cel.DynType, cel.BoolType),
		unary("months_since", cel.TimestampType, cel.IntType),
		unary("age", cel.TimestampType, cel.IntType),
		binary("months_since_on", cel.TimestampType, cel.TimestampType, cel.IntType),
		binary("add_months", cel.TimestampType, cel.IntType, cel.TimestampType),
		binary("add_days", cel.TimestampType, cel.IntType, cel.TimestampType),
		binary("birthday", cel.TimestampType, cel.IntType, cel.TimestampType),
		binary("in_group", cel.StringType, cel.StringType, cel.BoolType),
		binary("in_table", cel.StringType, cel.StringType, cel.BoolType),
		cel.Function("months_without", cel.Overload("months_without",
			[]*cel.Type{cel.TimestampType, cel.TimestampType, celType(List)}, cel.IntType)),
		cel.Function("in_table_on", cel.Overload("in_table_on", []*cel.Type{cel.StringType, cel.StringType, cel.TimestampType}, cel.BoolType)),
	}
	for _, f := range l.Vocabulary.facts {
		options = append(options, cel.Variable(f.Name, celType(f.Type)))
	}
	env, err := cel.NewEnv(options...)
	l.env = env
	return err
}

func unary(name string, arg, result *cel.Type) cel.EnvOption {
	return cel.Function(name, cel.Overload(name, []*cel.Type{arg}, result))
}

func binary(name string, a, b, result *cel.Type) cel.EnvOption {
	return cel.Function(name, cel.Overload(name, []*cel.Type{a, b}, result))
}

func celType(t Type) *cel.Type {
	switch t {
	case Date:
		return cel.TimestampType
	case Bool:
		return cel.BoolType
	case Int:
		return cel.IntType
	case Number:
		return cel.DoubleType
	case List:
		return cel.ListType(cel.MapType(cel.StringType, cel.DynType))
	}
	return cel.StringType
}

// Compile checks a condition.
func (l *Language) Compile(source string) (*Expr, error) {
	tree, err := l.check(source)
	if err != nil {
		return nil, err
	}
	n, err := (&reader{l: l}).condition(tree)
	if err != nil {
		return nil, fmt.Errorf("„%s“: %w", source, err)
	}
	return &Expr{Source: source, node: n, kind: Bool}, nil
}

// Without makes a count of months leave out the times of a list.
func (e *Expr) Without(list *Fact) error {
	if list.Type != List || e.number.since == nil || e.number.ages {
		return fmt.Errorf("„%s“ zählt keine Monate, oder %s ist keine Liste", e.Source, list.Name)
	}
	e.number.without = list
	return nil
}

// CompileValue checks an expression that gives the value of a derived fact.
func (l *Language) CompileValue(fact *Fact, source string) (*Expr, error) {
	if fact.Type == Bool {
		return l.Compile(source)
	}
	tree, err := l.check(source)
	if err != nil {
		return nil, err
	}
	e, r := &Expr{Source: source, kind: fact.Type}, &reader{l: l}
	switch fact.Type {
	case Enum:
		e.choice, err = r.choice(tree)
		if err == nil {
			err = e.choice.check(fact)
		}
	case Int:
		e.number, err = r.number(tree)
	default:
		err = fmt.Errorf("ein Fakt der Art %s kann nicht abgeleitet werden", fact.Type)
	}
	if err != nil {
		return nil, fmt.Errorf("„%s“: %w", source, err)
	}
	return e, nil
}
