package access

import (
	"slices"
	"testing"
)

func TestReferringFollowsDetours(t *testing.T) {
	b := loadLaw(t)
	list := b.Referring("beschaeftigungsverbot")
	for _, one := range []string{"betriebliche-ausbildung", "bvb"} {
		if !slices.Contains(list, one) {
			t.Errorf("%s hängt am Beschäftigungsverbot und fehlt: %v", one, list)
		}
	}
	if slices.Contains(list, "beschaeftigungsverbot") {
		t.Error("ein Instrument hängt nicht an sich selbst")
	}
	if list := b.Referring("gibt-es-nicht"); len(list) > 0 {
		t.Errorf("an einem unbekannten Instrument hängt %v", list)
	}
}
