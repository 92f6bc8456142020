package auth

// Action is what somebody wants to do; every route names one.
type Action string

// The actions of today.
const (
	Startseite            Action = "start.sehen"
	ErhebungSehen         Action = "erhebung.sehen"        // the page and one's own state
	ErhebungLiefern       Action = "erhebung.liefern"      // upload, mend, deliver, withdraw for a municipality
	ErhebungVerwalten     Action = "erhebung.verwalten"    // rounds, all municipalities' states, approve
	AnalyseSehen          Action = "analyse.sehen"         // screened figures
	AnalyseFragen         Action = "analyse.fragen"        // other days and assumptions than the survey's
	AnalyseFestschreiben  Action = "analyse.festschreiben" // keep an analysis as it is, compute it again
	PrioritaetSehen       Action = "prioritaet.sehen"
	PrioritaetVorschlagen Action = "prioritaet.vorschlagen"
	FreigabeSehen         Action = "freigabe.sehen" // register of releases, released files
	FreigabeBeantragen    Action = "freigabe.beantragen"
	FreigabeBestaetigen   Action = "freigabe.bestaetigen"
	RegelwerkSehen        Action = "regelwerk.sehen"
	RechtEntwerfen        Action = "recht.entwerfen"   // drafts of law: write, submit, take back
	RechtBestaetigen      Action = "recht.bestaetigen" // as the second person
	AngeboteSehen         Action = "angebote.sehen"
	AngebotePruefen       Action = "angebote.pruefen" // after a change of law
	VerwaltungSehen       Action = "verwaltung.sehen" // accounts, audit
	VerwaltungAendern     Action = "verwaltung.aendern"
	Oeffentlich           Action = "oeffentlich" // without login
)

// meanings say what an action is, in the order in which people read them; a
// test finds an action without a line.
var meanings = []struct {
	action  Action
	meaning string
}{
	{Oeffentlich, "öffentliche Seiten lesen, sich an- und abmelden"},
	{Startseite, "die eigene Startseite sehen"},
	{RegelwerkSehen, "die Zugangsregeln lesen"},
	{RechtEntwerfen, "eine Änderung des Regelwerks entwerfen und einreichen"},
	{RechtBestaetigen, "eine Änderung des Regelwerks bestätigen oder ablehnen"},
	{AngeboteSehen, "die gelieferten Angebote sehen"},
	{AngebotePruefen, "nach einer Änderung des Regelwerks Angebote als geprüft kennzeichnen"},
	{AnalyseSehen, "die geschützten Zahlen der Analyse sehen"},
	{AnalyseFragen, "die Analyse für andere Tage und Annahmen rechnen"},
	{AnalyseFestschreiben, "eine Analyse festschreiben und nachrechnen"},
	{PrioritaetSehen, "vorgeschlagene Prioritäten lesen"},
	{PrioritaetVorschlagen, "eine Priorität vorschlagen und zurückziehen"},
	{ErhebungSehen, "Stand und Lieferungen der Erhebung sehen"},
	{ErhebungLiefern, "eine Arbeitsmappe hochladen, berichtigen, abliefern und zurückziehen"},
	{ErhebungVerwalten, "eine Erhebung eröffnen, Lieferungen prüfen, sperren und öffnen"},
	{FreigabeSehen, "das Freigaberegister und freigegebene Dateien sehen"},
	{FreigabeBeantragen, "eine Freigabe beantragen"},
	{FreigabeBestaetigen, "eine Freigabe bestätigen oder ablehnen"},
	{VerwaltungSehen, "Konten und Protokoll sehen"},
	{VerwaltungAendern, "Konten anlegen und sperren, den Kreis einrichten"},
}

// Actions are all actions, in the order in which people read them.
func Actions() []Action {
	list := make([]Action, len(meanings))
	for i, m := range meanings {
		list[i] = m.action
	}
	return list
}

// Meaning is the action in German, to be read after „dürfen“.
func (a Action) Meaning() string {
	for _, m := range meanings {
		if m.action == a {
			return m.meaning
		}
	}
	return string(a)
}
