package alliance

import "testing"

func TestTheFirstDigitsNameTheLand(t *testing.T) {
	for ags, want := range map[string]string{"05162024": "NW", "11000000": "BE", "16": "TH"} {
		if land, err := LandByAGS(ags); err != nil || land != want {
			t.Errorf("%s: %s, %v", ags, land, err)
		}
	}
	for _, bad := range []string{"", "5", "00123456", "17000000"} {
		if land, err := LandByAGS(bad); err == nil {
			t.Errorf("%q gilt als %s", bad, land)
		}
	}
}
