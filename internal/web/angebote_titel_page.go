package web

import "fmt"

// offerMatrixView is what the page of offers by title shows.
type offerMatrixView struct {
	matrixView
	offers offersView // the catalogue's filter, and its lists to choose from
	ended  int        // offers that have ended on a day of the matrix
	unread []string   // offers whose access can't be told
}

func (v offerMatrixView) preline() string {
	return fmt.Sprintf("Angebotskatalog · %s · %d von %d Titeln", count(len(v.m.lines), "Angebot", "Angebote"), len(v.m.statuses), len(v.all))
}

// note says how the matrix is reckoned.
func (v offerMatrixView) note(shown matrixOf) string {
	note := "Gerechnet für den Tag, oder für den ersten Tag eines Angebots, das später beginnt; so rechnet auch die Analyse. " +
		"Das Recht gilt für eine unauffällige Person von 22 Jahren; „nein“ steht auch, wo niemand mit diesem Titel die eigenen Bedingungen des Angebots erfüllen kann. Jedes Feld führt zum Angebot."
	if _, byClock := shown.counts(); byClock > 0 {
		note += fmt.Sprintf(" In %s hängt das Urteil davon ab, wie lange etwas schon dauert; dann stehen alle Urteile da, die möglich sind.", count(byClock, "Feld", "Feldern"))
	}
	if v.ended > 0 {
		note += fmt.Sprintf(" Schon zu Ende und nicht gezeigt: %s.", count(v.ended, "Angebot", "Angebote"))
	}
	return note + fmt.Sprintf(" Quelle: Lieferungen zur Erhebung zum %s; Regelwerk, Rechtsstand %s. Die Urteile betreffen keine bestimmte Person. Keine Rechtsberatung.", v.offers.stichtag, v.m.on.German())
}
