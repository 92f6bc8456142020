package offer

import "strings"

// Join makes one condition of several, all of which must hold.
func Join(conditions []string) string {
	if len(conditions) == 1 {
		return conditions[0]
	}
	parts := make([]string, len(conditions))
	for i, condition := range conditions {
		parts[i] = condition
		if j := jointsOf(condition); j.loose || len(j.and) > 0 {
			parts[i] = "(" + condition + ")"
		}
	}
	return strings.Join(parts, " && ")
}

// Split gives the conditions that must all hold, without brackets around them;
// it is the inverse of Join. One that offers a choice at its top (a || b,
// a ? b : c) stays whole.
func Split(condition string) []string {
	condition = bare(condition)
	j := jointsOf(condition)
	if j.loose || !j.balanced || len(j.and) == 0 {
		return []string{condition}
	}
	var parts []string
	from := 0
	for _, at := range append(j.and, len(condition)) {
		parts = append(parts, Split(condition[from:at])...)
		from = at + len("&&")
	}
	return parts
}

// bare takes away brackets around the whole.
func bare(condition string) string {
	condition = strings.TrimSpace(condition)
	for strings.HasPrefix(condition, "(") && strings.HasSuffix(condition, ")") {
		inner := condition[1 : len(condition)-1]
		if !jointsOf(inner).balanced {
			break
		}
		condition = strings.TrimSpace(inner)
	}
	return condition
}

// joints is where a condition can come apart.
type joints struct {
	and      []int // the places of „&&“ outside of brackets and texts
	loose    bool  // something there binds less than „&&“
	balanced bool  // brackets and texts end where they should
}

func jointsOf(condition string) joints {
	j := joints{balanced: true}
	depth, quote := 0, byte(0)
	for i := 0; i < len(condition); i++ {
		sign, rest := condition[i], condition[i:]
		switch {
		case quote != 0 && sign == '\\':
			i++
		case quote != 0 && sign != quote:
		case quote != 0:
			quote = 0
		case sign == '\'' || sign == '"':
			quote = sign
		case strings.IndexByte("([{", sign) >= 0:
			depth++
		case strings.IndexByte(")]}", sign) >= 0:
			depth--
			j.balanced = j.balanced && depth >= 0
		case depth > 0:
		case strings.HasPrefix(rest, "&&"):
			j.and = append(j.and, i)
			i++
		case sign == '?' || strings.HasPrefix(rest, "||"):
			j.loose = true
		}
	}
	j.balanced = j.balanced && depth == 0 && quote == 0
	return j
}
