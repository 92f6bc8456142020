package web

import (
	"testing"

	"buendnis/internal/analysis"
)

func TestBottlenecksOfTheNeedOnTheMapComeFirst(t *testing.T) {
	b1 := analysis.BottleneckView{Sentence: "B1", Needs: []string{"Deutsch bis B1", "Deutsch bis A2"}}
	housing := analysis.BottleneckView{Sentence: "Wohnen", Needs: []string{"Wohnen"}}
	v := analysisView{View: &analysis.View{
		Needs:       []analysis.Row{{Code: "deutsch-b1", Label: "Deutsch bis B1 + Deutsch bis C1"}, {Code: "coaching", Label: "Coaching"}},
		Bottlenecks: []analysis.BottleneckView{housing, b1},
	}}
	for need, want := range map[string]string{"deutsch-b1": "B1", "coaching": "Wohnen", "": "Wohnen"} {
		v.filter.need = need
		list, about := v.bottlenecks()
		if len(list) != 2 || list[0].Sentence != want || about != (need == "deutsch-b1") {
			t.Errorf("%q: %v, %v", need, list, about)
		}
	}
}
