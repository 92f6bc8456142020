package revision

import (
	"encoding/json"
	"io/fs"
	"regexp"
	"strings"

	"buendnis/internal/civil"
	"buendnis/internal/fault"
)

// caseHead is what names a line of law/cases.
type caseHead struct {
	ID         string `json:"id"`
	On         string `json:"on"`
	Instrument string `json:"instrument"`
}

// headOf reads it; a line that is no case has an empty head.
func headOf(line []byte) (head caseHead) {
	if json.Unmarshal(line, &head) != nil {
		return caseHead{}
	}
	return head
}

// composeCases adds the draft's cases and takes the replaced ones out.
func composeCases(law fs.FS, d Draft, files map[string][]byte) error {
	own := "cases/" + d.Instrument + ".ndjson"
	if err := takeOut(law, d, files); err != nil {
		return err
	}
	added := cleanText(d.Cases)
	if added == "" {
		return nil
	}
	raw, changed := files[own]
	if !changed {
		var err error
		if raw, err = fs.ReadFile(law, own); err != nil {
			return fault.Wrap(fault.Conflict, err, "Zum Instrument „%s“ gibt es noch keine Datei mit Fällen.", d.Instrument)
		}
	}
	text := string(raw)
	if text != "" && !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	files[own] = []byte(text + added)
	return nil
}

// takeOut leaves out the lines of the replaced cases, wherever they stand. What
// was true before the change stays true: of a case from before its first day
// only the outlook goes (what will open the access, and when), which a later
// version can change.
func takeOut(law fs.FS, d Draft, files map[string][]byte) error {
	if len(d.Replaced) == 0 {
		return nil
	}
	reasons := map[string]string{}
	for _, r := range d.Replaced {
		reasons[r.Case] = r.Reason
	}
	paths, err := fs.Glob(law, "cases/*.ndjson")
	if err != nil {
		return err
	}
	for _, path := range paths {
		raw, err := fs.ReadFile(law, path)
		if err != nil {
			return err
		}
		kept, err := withoutReplaced(string(raw), d, reasons)
		if err != nil {
			return err
		}
		if kept != string(raw) {
			files[path] = []byte(kept)
		}
	}
	return nil
}

func withoutReplaced(text string, d Draft, reasons map[string]string) (string, error) {
	var kept strings.Builder
	for _, line := range strings.SplitAfter(text, "\n") {
		head := headOf([]byte(line))
		reason, replaced := reasons[head.ID]
		if !replaced {
			kept.WriteString(line)
			continue
		}
		rest, err := replaceable(d, head, line, reason)
		if err != nil {
			return "", err
		}
		kept.WriteString(rest)
	}
	return kept.String(), nil
}

// outlook is what a case says about the future.
var outlook = regexp.MustCompile(`,\s*"opens_(?:date|fact)"\s*:\s*"[^"]*"`)

// replaceable gives what stays of a replaced case: nothing, or the case without
// its outlook.
func replaceable(d Draft, head caseHead, line, reason string) (rest string, err error) {
	on, err := civil.Parse(head.On)
	switch {
	case err != nil:
		return "", fault.New(fault.Conflict, "Der Fall %s nennt keinen Tag.", head.ID)
	case strings.TrimSpace(reason) == "":
		return "", fault.New(fault.Invalid, "Bitte sagen Sie, warum der Fall %s nicht mehr gilt.", head.ID)
	case d.From == nil || on >= *d.From:
		return "", nil
	}
	rest = outlook.ReplaceAllString(line, "")
	if rest == line || headOf([]byte(rest)) != head {
		return "", fault.New(fault.Invalid, "Der Fall %s liegt am %s, vor der Änderung. Was damals galt, ändert sich nicht; der Fall bleibt.", head.ID, on.German())
	}
	return rest, nil
}
