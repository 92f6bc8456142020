package access

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"buendnis/internal/civil"
	"buendnis/internal/rule"
	"buendnis/law"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/interpreter"
)

// oracle answers conditions with CEL's own partial evaluation. It shares the
// parser with our language and nothing else: the functions of the language are
// written again on exact values, day by day where ours turn them into bounds.
type oracle struct {
	b        *Rulebook
	on       civil.Date
	env      *cel.Env
	without  map[string]string // derived count → list of times that do not count
	programs map[string]*compiled
}

func newOracle(t testing.TB, b *Rulebook) *oracle {
	t.Helper()
	o := &oracle{b: b, without: map[string]string{}, programs: map[string]*compiled{}}
	var doc derivedDoc
	if err := readYAML(law.FS, "derived.yaml", &doc); err != nil {
		t.Fatal(err)
	}
	for _, d := range doc.Derived {
		o.without[d.Fact] = d.Without
	}
	options := append(o.functions(), cel.CrossTypeNumericComparisons(true), cel.Variable("on", cel.TimestampType))
	for _, f := range b.vocabulary.All() {
		options = append(options, cel.Variable(f.Name, celTypes[f.Type]), cel.Variable("stated_"+f.Name, cel.BoolType))
	}
	env, err := cel.NewEnv(options...)
	if err != nil {
		t.Fatal(err)
	}
	o.env = env
	return o
}

var celTypes = map[rule.Type]*cel.Type{
	rule.Date: cel.TimestampType, rule.Bool: cel.BoolType, rule.Int: cel.IntType, rule.Number: cel.DoubleType,
	rule.Enum: cel.StringType, rule.Country: cel.StringType, rule.List: cel.ListType(cel.MapType(cel.StringType, cel.DynType)),
}

// compiled is an expression and the facts that it names.
type compiled struct {
	cel.Program
	facts []*rule.Fact
}

// program compiles an expression once.
func (o *oracle) program(t testing.TB, source string) *compiled {
	t.Helper()
	if known, ok := o.programs[source]; ok {
		return known
	}
	checked, issues := o.env.Compile(statedFact.ReplaceAllString(source, "stated_$1"))
	if issues.Err() != nil {
		t.Fatalf("%s: %v", source, issues.Err())
	}
	p, err := o.env.Program(checked, cel.EvalOptions(cel.OptOptimize, cel.OptPartialEval))
	if err != nil {
		t.Fatalf("%s: %v", source, err)
	}
	o.programs[source] = &compiled{p, o.named(source)}
	return o.programs[source]
}

var names = regexp.MustCompile(`\w+`)

// named are the facts whose names stand in a text.
func (o *oracle) named(text string) []*rule.Fact {
	var list []*rule.Fact
	for _, name := range names.FindAllString(text, -1) {
		if f, ok := o.b.vocabulary.Fact(name); ok && !slices.Contains(list, f) {
			list = append(list, f)
		}
	}
	return list
}

// asks is one person before the oracle, under a scope.
type asks struct {
	*oracle
	t      testing.TB
	facts  rule.Facts
	said   rule.Facts // what the question states
	scope  scope
	values map[string]ref.Val // nil: unknown
}

func (o *oracle) asks(t testing.TB, facts rule.Facts, in scope) *asks {
	return &asks{oracle: o, t: t, facts: facts, said: facts, scope: in, values: map[string]ref.Val{}}
}

// truth is what CEL says of a condition; Open if it says that it is unknown.
func (a *asks) truth(e *rule.Expr) rule.Truth {
	switch a.value(e, e.Source) {
	case types.True:
		return rule.True
	case types.False:
		return rule.False
	}
	return rule.Open
}

// value evaluates; nil is unknown.
func (a *asks) value(e *rule.Expr, source string) ref.Val {
	p := a.program(a.t, source)
	known, unknown := a.known(p)
	vars, err := cel.PartialVars(known, unknown...)
	if err != nil {
		a.t.Fatal(err)
	}
	v, _, err := p.Eval(vars)
	if err != nil {
		a.t.Fatalf("%s: %v, bekannt %v", source, err, known)
	}
	if types.IsUnknown(v) {
		return nil
	}
	return v
}

// known is what is known of the facts that an expression names.
func (a *asks) known(p *compiled) (known map[string]any, unknown []*interpreter.AttributePattern) {
	known = map[string]any{"on": timestamp(a.on)}
	for _, f := range p.facts {
		known["stated_"+f.Name] = types.Bool(a.said[f.Name].Known())
		if v := a.fact(f); v != nil {
			known[f.Name] = v
		} else {
			unknown = append(unknown, cel.AttributePattern(f.Name))
		}
	}
	return known, unknown
}

// fact is a fact that was given exactly, or what it is derived from.
func (a *asks) fact(f *rule.Fact) ref.Val {
	v, done := a.values[f.Name]
	if done {
		return v
	}
	given, asked := a.facts[f.Name]
	if asked {
		v = a.exact(f, given)
	} else if e := a.scope.Derivation(f.Name); e != nil {
		source := e.Source
		if list := a.without[f.Name]; list != "" && a.scope.derivesItself(f.Name) {
			source = strings.NewReplacer("months_since(", "months_without(", ")", ", on, "+list+")").Replace(source)
		}
		v = a.value(e, source)
	}
	a.values[f.Name] = v
	return v
}

// derivesItself tells whether the version leaves a fact to derived.yaml.
func (s scope) derivesItself(fact string) bool { return s.v == nil || s.v.derived[fact] == nil }

// exact is a value as CEL knows it; nil if it is not known exactly.
func (a *asks) exact(f *rule.Fact, v rule.Value) ref.Val {
	if !v.Known() || !v.Exact() {
		return nil
	}
	switch f.Type {
	case rule.Date:
		return types.Timestamp{Time: civil.Date(v.Lo).Time()}
	case rule.Bool:
		return types.Bool(v.Set == 2)
	case rule.Int:
		return types.Int(v.Lo)
	case rule.Number:
		return types.Double(float64(v.Lo) / 1000)
	case rule.List:
		return types.DefaultTypeAdapter.NativeToValue(items(f, v.Items))
	}
	code := f.Format(v)
	if a.b.language.Sets[f.Name][code] != nil {
		return nil // a paper that stands for several
	}
	return types.String(code)
}

// items are the items of a list with days as CEL knows them.
func items(f *rule.Fact, list []map[string]any) []map[string]any {
	var result []map[string]any
	for _, item := range list {
		known := map[string]any{}
		for name, field := range item {
			known[name] = field
			i := slices.IndexFunc(f.Items, func(f *rule.Fact) bool { return f.Name == name })
			if day, ok := field.(string); ok && f.Items[i].Type == rule.Date {
				known[name] = civil.MustParse(day).Time()
			}
		}
		result = append(result, known)
	}
	return result
}
