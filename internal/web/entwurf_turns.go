package web

import "slices"

// turn is a change of verdict that a draft brings to several titles.
type turn struct {
	instrument    string
	before, after []string
	codes         []string // of the titles
}

// turns joins the titles for which the same changes.
func (v lawDraftView) turns() []turn {
	var list []turn
	for _, c := range v.check.Changes {
		before, after := verdictNames(c.Before), verdictNames(c.After)
		i := slices.IndexFunc(list, func(t turn) bool {
			return t.instrument == c.Instrument && slices.Equal(t.before, before) && slices.Equal(t.after, after)
		})
		if i < 0 {
			i, list = len(list), append(list, turn{instrument: c.Instrument, before: before, after: after})
		}
		list[i].codes = append(list[i].codes, c.Status)
	}
	return list
}

func (v lawDraftView) titlesOf(t turn) string { return titleNames(t.codes, v.groups, v.statusName) }
