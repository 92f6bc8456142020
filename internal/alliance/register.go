package alliance

import (
	_ "embed"
	"encoding/csv"
	"strings"
	"sync"

	"buendnis/internal/fault"
)

// The official register of municipalities (AGS, name, kind) and of counties.
// Names and kinds: GovData lists for DCAT-AP.de (CC BY 4.0) and Deutscher
// Wetterdienst (GeoNutzV), as of 2019 to 2024. It is complete for one Land.
var (
	//go:embed data/kommunen_nrw.csv
	kommunenNRW string
	//go:embed data/kreise_nrw.csv
	kreiseNRW string
)

// registered are the counties of the register with their municipalities, and
// every municipality by its AGS. It is read once: a file of a whole Land asks
// for every row.
var registered = sync.OnceValue(func() (r struct {
	kreise   []Kreis
	kommunen map[string]Kommune
},
) {
	r.kommunen = map[string]Kommune{}
	at := map[string]int{}
	for i, row := range rows(kreiseNRW) {
		r.kreise, at[row[0]] = append(r.kreise, Kreis{AGS: row[0], Name: row[1]}), i
	}
	for _, row := range rows(kommunenNRW) {
		kommune := Kommune{AGS: row[0], Name: row[1], Art: row[2]}
		r.kommunen[row[0]] = kommune
		if i, ok := at[row[0][:5]]; ok {
			r.kreise[i].Kommunen = append(r.kreise[i].Kommunen, kommune)
		}
	}
	return r
})

// Kreise are the counties of the register, in its order.
func Kreise() []Kreis { return registered().kreise }

// KommuneByAGS finds a municipality in the official register. It knows no
// number of inhabitants (Einwohner is 0) and no tile.
func KommuneByAGS(ags string) (Kommune, error) {
	if kommune, ok := registered().kommunen[ags]; ok {
		return kommune, nil
	}
	return Kommune{}, fault.New(fault.NotFound, "Den Gemeindeschlüssel %s gibt es im Verzeichnis nicht. Er hat acht Ziffern, zum Beispiel 05162024.", ags)
}

// KreisByAGS is a county of the register, with all its municipalities.
func KreisByAGS(ags string) (Kreis, error) {
	for _, kreis := range Kreise() {
		if kreis.AGS == ags && len(kreis.Kommunen) > 0 {
			kreis.Kommunen = append([]Kommune(nil), kreis.Kommunen...)
			return kreis, nil
		}
	}
	return Kreis{}, fault.New(fault.NotFound, "Den Kreisschlüssel %s gibt es im Verzeichnis nicht. Er hat fünf Ziffern, zum Beispiel 05162.", ags)
}

// CheckKommune refuses a municipality that surely does not exist. Where the
// register is complete, in one Land, it has to stand there; elsewhere the key
// has to have eight digits and to begin with a Land.
func CheckKommune(ags string) error {
	if len(ags) != 8 || strings.Trim(ags, "0123456789") != "" {
		return fault.New(fault.Invalid, "„%s“ ist kein Gemeindeschlüssel (AGS).", ags)
	}
	if _, err := LandByAGS(ags); err != nil {
		return fault.New(fault.NotFound, "Mit %s beginnt kein Gemeindeschlüssel: Die ersten zwei Ziffern nennen das Land, 01 bis 16.", ags[:2])
	}
	if _, known := registered().kommunen[ags]; !known && ags[:2] == registeredLand() {
		return fault.New(fault.NotFound, "Eine Kommune mit dem Gemeindeschlüssel %s gibt es nicht.", ags)
	}
	return nil
}

// registeredLand are the digits of the Land whose municipalities are all known.
func registeredLand() string { return Kreise()[0].AGS[:2] }

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
