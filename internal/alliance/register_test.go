package alliance

import "testing"

func TestTheRegisterKnowsTheCounty(t *testing.T) {
	kreis, err := KreisByAGS("05162")
	if err != nil || kreis.Name != "Rhein-Kreis Neuss" || len(kreis.Kommunen) != 8 {
		t.Fatalf("%+v, %v", kreis, err)
	}
	neuss, err := KommuneByAGS("05162024")
	if err != nil || neuss.Name != "Neuss" {
		t.Errorf("%+v, %v", neuss, err)
	}
	for _, bad := range []string{"", "05162", "99999999"} {
		if k, err := KommuneByAGS(bad); err == nil {
			t.Errorf("%q gilt als %+v", bad, k)
		}
	}
	if _, err := KreisByAGS("99999"); err == nil {
		t.Error("einen Kreis 99999 gibt es nicht")
	}
}
