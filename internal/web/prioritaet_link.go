package web

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/url"
	"strings"

	"buendnis/internal/analysis"
)

// From each gap of the analysis a link leads to the form that proposes a
// priority, with the gap filled in.

// proposing adds the column of those links; nil leaves the table as it is.
func (t rowsTable) proposing(address func(analysis.Row) string) rowsTable {
	t.propose = address
	return t
}

// proposeNeed leads from a need of the county; a line without code is all needs.
func (v analysisView) proposeNeed() func(analysis.Row) string {
	if !v.mayPropose {
		return nil
	}
	return func(row analysis.Row) string { return v.proposeAddress(row.Code, "", "") }
}

// proposeIn leads from a need of a municipality.
func (v analysisView) proposeIn(kommune string) func(analysis.Row) string {
	if !v.mayPropose {
		return nil
	}
	return func(row analysis.Row) string { return v.proposeAddress(row.Code, kommune, "") }
}

// proposeAddress is the form for a gap of the analysis that is shown.
func (v analysisView) proposeAddress(need, kommune, bottleneck string) string {
	values := url.Values{"on": {v.On.String()}, "modus": {v.filter.mode()}, "bedarf": {need}, "kommune": {kommune}, "engpass": {bottleneck}}
	for name := range values {
		if values.Get(name) == "" {
			values.Del(name)
		}
	}
	return "/buendnis/prioritaeten/neu?" + values.Encode()
}

// freezeAddress hands the parameters over to the form that freezes.
func (v analysisView) freezeAddress() string {
	return strings.Replace(analysisPath(v.On.String(), v.filter.ermessen, "", ""), "/analyse", "/analyse/staende", 1) + "#festschreiben"
}

// bottleneckKey finds a bottleneck again in the same analysis: by what it names,
// and not by its place in the list or its figures.
func bottleneckKey(b analysis.BottleneckView) string {
	named := [][]string{b.Needs, b.Kommunen, nil}
	for _, o := range b.Offers {
		named[2] = append(named[2], o.ID)
	}
	raw, _ := json.Marshal(named) // strings never fail
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:8])
}

// bottleneckOf finds it.
func bottleneckOf(v *analysis.View, key string) (analysis.BottleneckView, bool) {
	for _, b := range v.Bottlenecks {
		if bottleneckKey(b) == key {
			return b, true
		}
	}
	return analysis.BottleneckView{}, false
}
