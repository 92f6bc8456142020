package web

import (
	"net/url"

	"buendnis/internal/store"
	"buendnis/internal/view"
)

// modeOptions are what may count as open.
func modeOptions() []view.Option {
	return []view.Option{{Value: "", Text: modeWords(false)}, {Value: "ermessen", Text: modeWords(true)}}
}

// analysisAddress is the page with the figures of a release.
func analysisAddress(r store.Release) string {
	p, err := parametersOf(r)
	if err != nil {
		return "/analyse"
	}
	return analysisPath(p.On.String(), p.Ermessen, "", "")
}

// analysisPath is the permanent address of an analysis.
func analysisPath(on string, ermessen bool, need, kommune string) string {
	values := url.Values{}
	if on != "" {
		values.Set("on", on)
	}
	if ermessen {
		values.Set("modus", "ermessen")
	}
	if need != "" {
		values.Set("bedarf", need)
	}
	if kommune != "" {
		values.Set("kommune", kommune)
	}
	if len(values) == 0 {
		return "/analyse"
	}
	return "/analyse?" + values.Encode()
}
