package rule

// Truth is the three-valued answer of a condition.
type Truth int8

// False, True, and Open where unknown facts leave it undecided.
const (
	False Truth = iota
	True
	Open
)

func truthOf(b bool) Truth {
	if b {
		return True
	}
	return False
}
