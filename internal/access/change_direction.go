package access

// Direction is the direction of a change of verdict.
type Direction string

// The directions: access becomes wider or narrower, or it was or becomes
// unclear.
const (
	Same   Direction = "gleich"
	Opens  Direction = "oeffnet"
	Closes Direction = "schliesst"
	Turns  Direction = "unklar"
)

// Direction of a change of an instrument's verdict for one person. Where ja
// bars something, it is turned around.
func (i Instrument) Direction(before, after Verdict) Direction {
	if i.Bars() {
		before, after = after, before
	}
	switch {
	case before == after:
		return Same
	case before == Unklar || after == Unklar:
		return Turns
	case after.opens(before):
		return Opens
	}
	return Closes
}
