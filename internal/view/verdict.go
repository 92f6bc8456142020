package view

// verdictWord is how a verdict reads; an unknown one reads as open, never as a
// promise.
func verdictWord(verdict string) string {
	switch verdict {
	case "ja", "nein":
		return verdict
	case "ermessen":
		return "Ermessen"
	}
	return "unklar"
}

func verdictClass(verdict string) string {
	switch verdict {
	case "ja", "nein", "ermessen":
		return "b-v--" + verdict
	}
	return "b-v--unklar"
}

// VerdictMeaning is the half sentence that stands beside a badge in a legend.
func VerdictMeaning(verdict string) string {
	switch verdict {
	case "ja":
		return "offen"
	case "ermessen":
		return "Behörde entscheidet"
	case "nein":
		return "verschlossen"
	}
	return "Angabe fehlt oder strittig"
}

// Verdicts are the four, in the order of legends.
var Verdicts = []string{"ja", "ermessen", "nein", "unklar"}

// blockClass dresses a rule that bars something: barred looks like a closed
// door, free like plain paper, and neither is green.
func blockClass(verdict string) string {
	if verdict == "ja" {
		return "b-v--sperre"
	}
	return "b-v--frei"
}
