package alliance

import (
	_ "embed"
	"encoding/csv"
	"strings"

	"buendnis/internal/fault"
)

// The official register of municipalities (AGS, name, kind) and of counties.
// Names and kinds: GovData lists for DCAT-AP.de (CC BY 4.0) and Deutscher
// Wetterdienst (GeoNutzV), as of 2019 to 2024.
var (
	//go:embed data/kommunen_nrw.csv
	kommunenNRW string
	//go:embed data/kreise_nrw.csv
	kreiseNRW string
)

// KommuneByAGS finds a municipality in the official register. It knows no
// number of inhabitants (Einwohner is 0) and no tile.
func KommuneByAGS(ags string) (Kommune, error) {
	for _, row := range rows(kommunenNRW) {
		if row[0] == ags {
			return Kommune{AGS: row[0], Name: row[1], Art: row[2]}, nil
		}
	}
	return Kommune{}, fault.New(fault.NotFound, "Den Gemeindeschlüssel %s gibt es im Verzeichnis nicht. Er hat acht Ziffern, zum Beispiel 05162024.", ags)
}

// KreisByAGS builds a county from the register, with all its municipalities.
func KreisByAGS(ags string) (Kreis, error) {
	kreis := Kreis{AGS: ags}
	for _, row := range rows(kreiseNRW) {
		if row[0] == ags {
			kreis.Name = row[1]
		}
	}
	for _, row := range rows(kommunenNRW) {
		if strings.HasPrefix(row[0], ags) {
			kreis.Kommunen = append(kreis.Kommunen, Kommune{AGS: row[0], Name: row[1], Art: row[2]})
		}
	}
	if kreis.Name == "" || len(kreis.Kommunen) == 0 {
		return Kreis{}, fault.New(fault.NotFound, "Den Kreisschlüssel %s gibt es im Verzeichnis nicht. Er hat fünf Ziffern, zum Beispiel 05162.", ags)
	}
	return kreis, nil
}

func rows(text string) [][]string {
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma = ';'
	reader.FieldsPerRecord = -1
	all, err := reader.ReadAll()
	if err != nil {
		panic(err) // the embedded file is part of the program
	}
	return all[1:]
}
