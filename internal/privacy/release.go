package privacy

import (
	"strings"
	"time"

	"buendnis/internal/fault"
)

// Approval is why and for whom figures leave the house, and the two people
// who answer for it (S10).
type Approval struct {
	Purpose, Recipient      string
	RequestedBy, ApprovedBy string
	On                      time.Time
}

// Released are figures that may leave the house. Only Release makes it.
type Released struct {
	figures
	approval Approval
}

// Release lets screened figures out for a purpose. What leaves is exactly what
// was screened, so readers of both learn nothing by comparing them.
func Release(s *Screened, a Approval) (*Released, error) {
	if s == nil || len(s.shown) == 0 || !s.audit.Safe {
		return nil, fault.New(fault.Invalid, "Es gibt keine geschützten Zahlen, die freigegeben werden könnten. Bitte erstellen Sie zuerst die Auswertung.")
	}
	for _, field := range []struct{ value, sentence string }{
		{a.Purpose, "Der Zweck der Freigabe fehlt. Bitte schreiben Sie in einem Satz, wofür die Zahlen gebraucht werden."},
		{a.Recipient, "Der Empfänger der Freigabe fehlt. Bitte nennen Sie, wer die Zahlen bekommt."},
		{a.RequestedBy, "Es fehlt, wer die Freigabe beantragt hat."},
		{a.ApprovedBy, "Die Freigabe braucht eine zweite Person, die sie bestätigt (Vier-Augen-Prinzip)."},
	} {
		if strings.TrimSpace(field.value) == "" {
			return nil, fault.New(fault.Invalid, "%s", field.sentence)
		}
	}
	if strings.EqualFold(strings.TrimSpace(a.RequestedBy), strings.TrimSpace(a.ApprovedBy)) {
		return nil, fault.New(fault.Forbidden, "Wer die Freigabe beantragt, kann sie nicht selbst bestätigen (Vier-Augen-Prinzip). Bitte lassen Sie eine zweite Person bestätigen.")
	}
	if a.On.IsZero() {
		return nil, fault.New(fault.Invalid, "Der Zeitpunkt der Freigabe fehlt.")
	}
	return &Released{figures: s.figures, approval: a}, nil
}

// Approval is what stands in the metadata of every file and in the register.
func (r *Released) Approval() Approval { return r.approval }
