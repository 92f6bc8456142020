package revision

// Kind is what a finding is about.
type Kind = string

// The kinds of findings.
const (
	KindGap           Kind = "luecke"
	KindUnreached     Kind = "unerreichbar"
	KindContradiction Kind = "widerspruch"
	KindCondition     Kind = "bedingung"
	KindFact          Kind = "fakt"
	KindNorm          Kind = "norm"
	KindDate          Kind = "datum"
	KindCase          Kind = "fall"
)

var kindTitles = map[Kind]string{
	KindGap:           "Lücke zwischen Fassungen",
	KindUnreached:     "Niemand erreicht es",
	KindContradiction: "Widerspruch",
	KindCondition:     "Bedingung entscheidet nie",
	KindFact:          "Fakt ohne Wirkung",
	KindNorm:          "Norm oder Quelle fehlt",
	KindDate:          "Datum ohne Fall",
	KindCase:          "Fälle fehlen",
}

// KindTitle is the kind as people read it.
func KindTitle(k Kind) string { return kindTitles[k] }
