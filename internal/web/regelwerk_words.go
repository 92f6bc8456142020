package web

import (
	"strings"

	"buendnis/internal/access"
	"buendnis/internal/rule"
)

// basisWords say what kind of rule a version is.
func basisWords(version access.VersionText) string {
	switch {
	case version.Practice:
		return "Verwaltungspraxis"
	case version.Guideline:
		return "Förderrichtlinie"
	}
	return "Gesetz"
}

// confidenceWords say how sure the reading of a version is.
func confidenceWords(version access.VersionText) string {
	switch version.Confidence {
	case "low":
		return "niedrig: nur Fachwissen, nicht bestätigt"
	case "medium":
		return "mittel: aus Sekundärquellen abgeleitet"
	}
	return "hoch: klarer Text oder veröffentlichte Übersicht"
}

// whoWords name who can open an access.
func whoWords(who string) string {
	words := map[string]string{
		"bund": "Gesetzgeber (Bund)", "bamf": "Bundesamt (BAMF)", "land": "Land", "auslaenderbehoerde": "Ausländerbehörde",
		"agentur": "Agentur für Arbeit", "kommune": "Kommune", "traeger": "Träger", "person": "die Person selbst", "zeit": "Zeitablauf",
	}[who]
	if words == "" {
		return who
	}
	return words
}

// openingKinds say what kind of change an opening is, in the order of pages.
var openingKinds = []rule.Choice{
	{Code: "zeit", Label: "Zeit"},
	{Code: "handlung", Label: "Eigenes Handeln"},
	{Code: "status", Label: "Anderer Status"},
	{Code: "behoerde", Label: "Entscheidung einer Behörde"},
	{Code: "alternative", Label: "Anderes Instrument"},
	{Code: "recht", Label: "Änderung des Rechts"},
}

// flagWords explain the marks of a rule; an unknown one stands as it is.
func flagWords(flag string) string {
	words := map[string]string{
		"soll":                 "Soll-Vorschrift: in der Regel ja",
		"leistungsermessen":    "Ermessen der Stelle, die leistet",
		"grenztag":             "am Tag einer Frist: einen Tag früher oder später kann anderes gelten",
		"rechtsfrage_streitig": "Rechtsfrage streitig",
		"nicht_einschlaegig":   "gehört nicht zu diesem Aufenthaltsstatus",
		"verwaltungspraxis":    "Verwaltungspraxis, kein Gesetz",
		"nicht_bestaetigt":     "nicht bestätigt: fachlich prüfen, bevor Sie sich darauf verlassen",
		"bestandsschutz":       "Bestandsschutz",
		"einzelfall":           "Entscheidung im Einzelfall",
	}[flag]
	if words == "" {
		return strings.ReplaceAll(flag, "_", " ")
	}
	return words
}

func flagSentence(flags []string) string {
	words := make([]string, len(flags))
	for i, flag := range flags {
		words[i] = flagWords(flag)
	}
	return strings.Join(words, "; ")
}
