package survey

import (
	"bytes"
	"reflect"
	"slices"

	"buendnis/internal/alliance"
	"buendnis/internal/fault"
)

// Rewrite writes a delivery as a fresh workbook, as if its municipality had
// filled in the form anew, and makes sure that nothing is lost on the way: what
// is read back is what was given, or nothing comes of it.
func Rewrite(lists Lists, kommune alliance.Kommune, d Delivery) ([]byte, error) {
	var raw bytes.Buffer
	if err := WriteForm(&raw, lists, Form{Kommune: kommune, Round: d.Round}, &d.Content); err != nil {
		return nil, err
	}
	back, faults, err := Read(lists, kommune.Name, raw.Bytes())
	if err != nil {
		return nil, err
	}
	if len(faults) > 0 {
		return nil, fault.New(fault.Invalid, "%s %s", faults[0].Reason, faults[0].Repair)
	}
	if !reflect.DeepEqual(unnumbered(back.Content), unnumbered(d.Content)) {
		return nil, fault.New(fault.Internal, "Die Arbeitsmappe %s ließ sich nicht neu schreiben, ohne dass etwas verloren geht. Bitte ändern Sie die Angaben in der Datei und laden Sie diese hoch.", kommune.Name)
	}
	return raw.Bytes(), nil
}

// unnumbered is content without the numbers of its rows: a form that is written
// anew has no empty rows in between.
func unnumbered(c Content) Content {
	c.Offers = slices.Clone(c.Offers)
	for i := range c.Offers {
		c.Offers[i].ID = ""
	}
	return c
}
