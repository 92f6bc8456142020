package web

import "slices"

// contextLines is how many equal lines stay beside a changed one.
const contextLines = 2

// shortened leaves out long stretches of equal lines; a line says how many.
func shortened(rows []sideLine) []sideLine {
	var short []sideLine
	for start := 0; start < len(rows); {
		end := start + 1
		if !rows[start].same() {
			short, start = append(short, rows[start]), end
			continue
		}
		for end < len(rows) && rows[end].same() {
			end++
		}
		short, start = append(short, stretch(rows, start, end)...), end
	}
	return short
}

// stretch is a run of equal lines, without its middle where that is long.
func stretch(rows []sideLine, start, end int) []sideLine {
	from, to := start+contextLines, end-contextLines
	if start == 0 {
		from = start
	}
	if end == len(rows) {
		to = end
	}
	if to-from < 2 {
		return rows[start:end]
	}
	gap := sideLine{skipped: to - from}
	return slices.Concat(rows[start:from], []sideLine{gap}, rows[to:end])
}

// unchanged tells whether both sides are the same.
func unchanged(rows []sideLine) bool {
	return !slices.ContainsFunc(rows, func(l sideLine) bool { return !l.same() })
}

// unchangedSentence says what is the same where no line of the rule differs.
func (v lawDraftView) unchangedSentence() string {
	if v.hasText() && !unchanged(v.fileSides()) {
		return "In Worten lesen sich beide Fassungen gleich. Geändert ist nur der Text der Datei; vergleichen Sie ihn unten."
	}
	return "Beide Fassungen sind gleich."
}
