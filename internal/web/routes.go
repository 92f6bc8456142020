package web

import (
	"buendnis/internal/auth"
	"buendnis/internal/gate"
	"buendnis/internal/revision"
	"buendnis/internal/survey"
)

// route is an address: how, where, what one must be allowed to do, and who
// answers. An action on a municipality's own things is asked about {kommune}.
type route struct {
	pattern string
	action  auth.Action
	handle  gate.Handler
	maxBody int64 // bytes, where a file comes; 0: a form
}

// uploadBytes is a workbook with the form around it.
const uploadBytes = survey.MaxBytes + 64<<10

// lawDraftBytes is the longest rule with its cases, as a form encodes them.
const lawDraftBytes = 3*(revision.MaxRule+revision.MaxCases) + 64<<10

// table is the site map.
func (s *site) table() []route {
	return []route{
		{"GET /{$}", auth.Startseite, s.start, 0},

		{"GET /erhebung", auth.ErhebungSehen, s.overview, 0},
		{"GET /erhebung/{kommune}", auth.ErhebungSehen, s.kommune, 0},
		{"GET /erhebung/{kommune}/mappe.xlsx", auth.ErhebungSehen, s.form, 0},
		{"POST /erhebung/{kommune}/entwurf", auth.ErhebungLiefern, s.upload, uploadBytes},
		{"GET /erhebung/{kommune}/entwurf", auth.ErhebungLiefern, s.showDraft, 0},
		{"GET /erhebung/{kommune}/entwurf/mappe.xlsx", auth.ErhebungLiefern, s.draftFile, 0},
		{"POST /erhebung/{kommune}/entwurf/berichtigen", auth.ErhebungLiefern, s.correct, 0},
		{"POST /erhebung/{kommune}/entwurf/verwerfen", auth.ErhebungLiefern, s.discard, 0},
		{"POST /erhebung/{kommune}/abliefern", auth.ErhebungLiefern, s.deliver, 0},
		{"POST /erhebung/{kommune}/zurueckziehen", auth.ErhebungLiefern, s.withdraw, 0},
		{"POST /erhebung/{kommune}/pruefen", auth.ErhebungVerwalten, s.approve, 0},
		{"POST /erhebung/{kommune}/oeffnen", auth.ErhebungVerwalten, s.reopen, 0},
		{"GET /erhebung/{kommune}/fassung/{fassung}", auth.ErhebungSehen, s.showVersion, 0},
		{"GET /erhebung/{kommune}/fassung/{fassung}/mappe.xlsx", auth.ErhebungSehen, s.original, 0},
		{"POST /erhebung/{kommune}/fassung/{fassung}/entwurf", auth.ErhebungLiefern, s.draftAgain, 0},

		{"GET /analyse", auth.AnalyseSehen, s.analysis, 0},
		{"GET /analyse/oeffnungen", auth.AnalyseSehen, s.openings, 0},
		{"GET /analyse/vergleich", auth.AnalyseFragen, s.comparison, 0},
		{"GET /analyse/staende", auth.AnalyseSehen, s.frozenList, 0},
		{"POST /analyse/staende", auth.AnalyseFestschreiben, s.freeze, 0},
		{"GET /analyse/staende/{id}", auth.AnalyseSehen, s.showFrozen, 0},
		{"POST /analyse/staende/{id}/nachrechnen", auth.AnalyseFestschreiben, s.checkFrozen, 0},
		{"GET /buendnis/prioritaeten", auth.PrioritaetSehen, s.priorities, 0},
		{"GET /buendnis/prioritaeten/neu", auth.PrioritaetVorschlagen, s.beginPriority, 0},
		{"POST /buendnis/prioritaeten", auth.PrioritaetVorschlagen, s.proposePriority, 0},
		{"GET /buendnis/prioritaeten/{id}", auth.PrioritaetSehen, s.showPriority, 0},
		{"POST /buendnis/prioritaeten/{id}/zurueckziehen", auth.PrioritaetVorschlagen, s.withdrawPriority, 0},
		{"POST /buendnis/prioritaeten/{id}/wieder-vorschlagen", auth.PrioritaetVorschlagen, s.reopenPriority, 0},
		{"GET /angebote", auth.AngeboteSehen, s.offers, 0},
		{"GET /angebote/titel", auth.AngeboteSehen, s.offersByTitle, 0},
		{"GET /angebote/{ort}/{angebot}", auth.AngeboteSehen, s.showOffer, 0},
		{"GET /angebote/{kommune}/{angebot}/zugang", auth.ErhebungLiefern, s.editEntry, 0},
		{"POST /angebote/{kommune}/{angebot}/zugang", auth.ErhebungLiefern, s.saveEntry, 0},
		{"GET /regelwerk", auth.RegelwerkSehen, s.rulebook, 0},
		{"GET /regelwerk/matrix.xlsx", auth.RegelwerkSehen, s.matrixFile, 0},
		{"GET /regelwerk/aenderungen", auth.RegelwerkSehen, s.lawChanges, 0},
		{"GET /regelwerk/bedarfe", auth.RegelwerkSehen, s.needRules, 0},
		{"GET /regelwerk/pruefen", auth.RegelwerkSehen, s.tryAll, 0},
		{"POST /regelwerk/pruefen", auth.RegelwerkSehen, s.tryAll, 0},
		{"GET /regelwerk/{instrument}", auth.RegelwerkSehen, s.ruleText, 0},
		{"GET /regelwerk/{instrument}/pruefen", auth.RegelwerkSehen, s.tryRule, 0},
		{"POST /regelwerk/{instrument}/pruefen", auth.RegelwerkSehen, s.tryRule, 0},
		{"GET /regelwerk/entwuerfe", auth.RechtEntwerfen, s.lawDrafts, 0},
		{"GET /regelwerk/{instrument}/entwurf", auth.RechtEntwerfen, s.beginLawDraft, 0},
		{"POST /regelwerk/{instrument}/entwurf", auth.RechtEntwerfen, s.addLawDraft, 0},
		{"GET /regelwerk/{instrument}/entwuerfe/{id}", auth.RechtEntwerfen, s.showLawDraft, 0},
		{"POST /regelwerk/{instrument}/entwuerfe/{id}", auth.RechtEntwerfen, s.saveLawDraft, lawDraftBytes},
		{"POST /regelwerk/{instrument}/entwuerfe/{id}/einreichen", auth.RechtEntwerfen, s.submitLawDraft, 0},
		{"POST /regelwerk/{instrument}/entwuerfe/{id}/zurueckholen", auth.RechtEntwerfen, s.recallLawDraft, 0},
		{"POST /regelwerk/{instrument}/entwuerfe/{id}/verwerfen", auth.RechtEntwerfen, s.discardLawDraft, 0},
		{"POST /regelwerk/{instrument}/entwuerfe/{id}/wiederherstellen", auth.RechtEntwerfen, s.restoreLawDraft, 0},
		{"POST /regelwerk/{instrument}/entwuerfe/{id}/bestaetigen", auth.RechtBestaetigen, s.approveLawDraft, 0},
		{"POST /regelwerk/{instrument}/entwuerfe/{id}/ablehnen", auth.RechtBestaetigen, s.rejectLawDraft, 0},
		{"POST /angebote/{kommune}/geprueft", auth.AngebotePruefen, s.offersSeen, 0},
		{"GET /berichte", auth.FreigabeSehen, s.releases, 0},
		{"POST /berichte/freigaben", auth.FreigabeBeantragen, s.requestRelease, 0},
		{"POST /berichte/freigaben/{id}/bestaetigen", auth.FreigabeBestaetigen, s.approveRelease, 0},
		{"POST /berichte/freigaben/{id}/ablehnen", auth.FreigabeBestaetigen, s.rejectRelease, 0},
		{"GET /berichte/freigaben/{id}/datei", auth.FreigabeSehen, s.releaseFile, 0},

		{"GET /anmelden", auth.Oeffentlich, s.login, 0},
		{"POST /anmelden", auth.Oeffentlich, s.signIn, 0},
		{"POST /abmelden", auth.Oeffentlich, s.signOut, 0},

		{"GET /barrierefreiheit", auth.Oeffentlich, s.statement("Barrierefreiheit", accessibilityText), 0},
		{"GET /datenschutz", auth.Oeffentlich, s.statement("Datenschutz", privacyText), 0},
		{"GET /impressum", auth.Oeffentlich, s.statement("Impressum", imprintText), 0},
	}
}

// sections are the entries of the main navigation. One is shown where its
// address is in the table and the actor may go there.
var sections = []link{
	{"Start", "/"},
	{"Erhebung", "/erhebung"},
	{"Analyse", "/analyse"},
	{"Angebote", "/angebote"},
	{"Regelwerk", "/regelwerk"},
	{"Berichte", "/berichte"},
}
