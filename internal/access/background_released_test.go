package access

import (
	"slices"
	"testing"
)

// Who is asked what somebody lives on, or whether they are in need, settles
// the same verdict; where the need itself is unknown, only the need does.
func TestMissingNamesWhatHoldsAnAssumptionBack(t *testing.T) {
	b := loadLaw(t)
	for unknown, sets := range map[string][][]string{
		`["leistungsbezug"]`:              {{"beduerftig"}, {"leistungsbezug"}},
		`["beduerftig"]`:                  {{"beduerftig"}},
		`["beduerftig","leistungsbezug"]`: {{"beduerftig"}},
	} {
		d := ask(t, b, `{"on":"2024-01-10","instrument":"sgb2","facts":{"status":"AE_25_2F"},"background":"unauffaellig","unknown":`+unknown+`}`)
		if !slices.EqualFunc(d.MissingSets, sets, slices.Equal) {
			t.Errorf("unbekannt %s: es fehlen %v statt %v", unknown, d.MissingSets, sets)
		}
	}
}
