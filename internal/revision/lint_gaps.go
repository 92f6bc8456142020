package revision

import (
	"fmt"

	"buendnis/internal/access"
)

// gaps are days between two versions on which none is in force: whoever asks
// gets nein, though the law hardly paused. Versions that overlap do not load.
func gaps(l *linter) (found []Finding) {
	for i := 1; i < len(l.rule.Versions); i++ {
		before, next := l.rule.Versions[i-1], l.rule.Versions[i]
		if before.To == nil || next.From == nil || before.To.AddDays(1) == *next.From {
			continue
		}
		first, last := before.To.AddDays(1), next.From.AddDays(-1)
		f := l.finding(KindGap, Fehler, next.From, "Beginn")
		f.Text = fmt.Sprintf("Vom %s bis zum %s gilt keine Fassung.", first.German(), last.German())
		f.Repair = fmt.Sprintf("Lassen Sie die vorige Fassung bis zum %s gelten, oder schreiben Sie eine Fassung für diese Tage, auch wenn sie nur „nein“ sagt.", last.German())
		if opened := opening(l.reach[i-1]); opened != nil {
			shown := *opened
			shown.On = first
			f = l.shownBy(f, &shown)
		}
		found = append(found, f)
	}
	return found
}

// opening is somebody to whom a version opens something.
func opening(r access.Reach) *access.Example {
	verdicts := r.Verdicts()
	if e := verdicts[access.Ja]; e != nil {
		return e
	}
	return verdicts[access.Ermessen]
}
