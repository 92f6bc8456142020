package alliance

import (
	_ "embed"

	"buendnis/internal/fault"
)

// The first two digits of every AGS name the Land (Amtlicher Gemeindeschlüssel,
// Statistische Ämter des Bundes und der Länder).
//
//go:embed data/laender.csv
var laender string

var landByDigits = func() map[string]string {
	table := map[string]string{}
	for _, row := range rows(laender) {
		table[row[0]] = row[1]
	}
	return table
}()

// LandByAGS is the code of the Land (NW) that a municipality or county is in.
func LandByAGS(ags string) (string, error) {
	if len(ags) >= 2 {
		if land, ok := landByDigits[ags[:2]]; ok {
			return land, nil
		}
	}
	return "", fault.New(fault.NotFound, "Der Gemeindeschlüssel „%s“ beginnt mit keinem Land. Er hat acht Ziffern, zum Beispiel 05162024.", ags)
}
