package access

import (
	"slices"
	"time"

	"buendnis/internal/civil"
	"buendnis/internal/rule"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/common/types/traits"
)

// functions are those of the rule language, as plain functions of exact values.
func (o *oracle) functions() []cel.EnvOption {
	day, number, text, truth := cel.TimestampType, cel.IntType, cel.StringType, cel.BoolType
	times := celTypes[rule.List]
	function := func(name string, result *cel.Type, args []*cel.Type, do func(args ...ref.Val) ref.Val) cel.EnvOption {
		return cel.Function(name, cel.Overload(name, args, result, cel.FunctionBinding(do)))
	}
	return []cel.EnvOption{
		function("date", day, []*cel.Type{text}, func(a ...ref.Val) ref.Val { return timestamp(civil.MustParse(string(a[0].(types.String)))) }),
		function("latest", day, []*cel.Type{text}, func(a ...ref.Val) ref.Val { return timestamp(o.latest(string(a[0].(types.String)))) }),
		function("months_since", number, []*cel.Type{day}, func(a ...ref.Val) ref.Val { return monthsPassed(a[0], timestamp(o.on)) }),
		function("months_since_on", number, []*cel.Type{day, day}, func(a ...ref.Val) ref.Val { return monthsPassed(a[0], a[1]) }),
		function("months_without", number, []*cel.Type{day, day, times}, monthsWithout),
		function("age", number, []*cel.Type{day}, func(a ...ref.Val) ref.Val { return age(dayOf(a[0]), o.on) }),
		function("add_months", day, []*cel.Type{day, number}, func(a ...ref.Val) ref.Val { return timestamp(dayOf(a[0]).AddMonths(int(a[1].(types.Int)))) }),
		function("add_days", day, []*cel.Type{day, number}, func(a ...ref.Val) ref.Val { return timestamp(dayOf(a[0]).AddDays(int(a[1].(types.Int)))) }),
		function("birthday", day, []*cel.Type{day, number}, func(a ...ref.Val) ref.Val {
			return timestamp(civil.Birthday(dayOf(a[0]), int(a[1].(types.Int))))
		}),
		function("in_group", truth, []*cel.Type{text, text}, func(a ...ref.Val) ref.Val {
			return types.Bool(slices.Contains(o.b.language.Groups[string(a[1].(types.String))], string(a[0].(types.String))))
		}),
		function("in_table", truth, []*cel.Type{text, text}, func(a ...ref.Val) ref.Val { return o.inTable(a[0], a[1], o.on) }),
		function("in_table_on", truth, []*cel.Type{text, text, day}, func(a ...ref.Val) ref.Val { return o.inTable(a[0], a[1], dayOf(a[2])) }),
		function("open_law", truth, []*cel.Type{text, text}, unsaid),
		function("verdict", text, []*cel.Type{text}, unsaid),
	}
}

// unsaid is what an expression alone can't know: disputed law, other rules.
func unsaid(...ref.Val) ref.Val { return types.NewUnknown(0, nil) }

func timestamp(d civil.Date) types.Timestamp { return types.Timestamp{Time: d.Time()} }

func dayOf(v ref.Val) civil.Date { return civil.FromTime(v.Value().(time.Time)) }

// latest is the last such day of a year that has come.
func (o *oracle) latest(day string) civil.Date {
	year, _, _ := o.on.Split()
	for _, y := range []int{year, year - 1} {
		_, month, dayOf := civil.MustParse("2000-" + day).Split()
		if d := civil.Day(y, month, dayOf); d <= o.on {
			return d
		}
	}
	return 0
}

// monthsPassed is how many have passed: each on the day after its end.
func monthsPassed(since, until ref.Val) types.Int {
	from, to := dayOf(since), dayOf(until)
	n := max(-1, int(to-from)/32-1)
	for from.AddMonths(n+1) < to {
		n++
	}
	return types.Int(n)
}

func age(born, on civil.Date) types.Int {
	n := int(on-born)/366 - 2
	for civil.Birthday(born, n+1) <= on {
		n++
	}
	return types.Int(n)
}

// monthsWithout counts months as if the days of the list came before them.
func monthsWithout(a ...ref.Val) ref.Val {
	since, until := dayOf(a[0]), dayOf(a[1])
	days := 0
	for it := a[2].(traits.Lister).Iterator(); it.HasNext() == types.True; {
		item := it.Next().(traits.Mapper)
		from, to := max(since, dayOf(item.Get(types.String("von")))), until
		if end, ok := item.Get(types.String("bis")).Value().(time.Time); ok {
			to = min(until, civil.FromTime(end))
		}
		days += int(max(0, to-from+1))
	}
	return monthsPassed(timestamp(since.AddDays(days)), a[1])
}

// inTable looks a country up; a row that nobody has confirmed says nothing.
func (o *oracle) inTable(name, country ref.Val, on civil.Date) ref.Val {
	var result ref.Val = types.False
	for _, row := range o.b.language.Tables[string(name.(types.String))].Rows {
		switch {
		case on < row.From || row.To < on:
		case row.Unconfirmed:
			result = unsaid()
		case slices.Contains(row.Values, string(country.(types.String))):
			return types.True
		}
	}
	return result
}
