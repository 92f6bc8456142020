package web

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"strings"

	"buendnis/internal/auth"
	"buendnis/internal/fault"
	"buendnis/internal/gate"
	"buendnis/internal/privacy"
	"buendnis/internal/report"
	"buendnis/internal/store"
)

// approveRelease makes the file that leaves the house, in the second person's
// name.
func (s *site) approveRelease(w http.ResponseWriter, r *http.Request) error {
	id, err := releaseID(r)
	if err != nil {
		return err
	}
	actor := gate.ActorOf(r)
	request, err := s.openRequest(r.Context(), actor, id)
	if err != nil {
		return err
	}
	file, note, err := s.releaseBook(r.Context(), actor, request)
	if err != nil {
		return err
	}
	approved, err := s.Store.ApproveRelease(r.Context(), actor, id, s.releaseName(r, request), file, note)
	if err != nil {
		return err
	}
	s.gate.Notify(r, gate.Notice{Text: "Die Freigabe ist bestätigt. Die Datei „" + approved.FileName + "“ liegt im Register bereit."})
	return back(w, r, "/berichte")
}

// openRequest finds a request that nobody has decided; the store checks it
// again when it writes.
func (s *site) openRequest(ctx context.Context, actor auth.Actor, id int64) (store.Release, error) {
	register, err := s.Store.Releases(ctx, actor)
	if err != nil {
		return store.Release{}, err
	}
	for _, request := range register {
		if request.ID != id {
			continue
		}
		if !request.Open() {
			return request, fault.New(fault.Conflict, "Über diese Freigabe ist schon entschieden.")
		}
		return request, nil
	}
	return store.Release{}, fault.New(fault.NotFound, "Diese Freigabe gibt es nicht.")
}

// releaseBook makes the workbook of a request from the screened analysis, if
// its basis is still the one that the first person saw.
func (s *site) releaseBook(ctx context.Context, actor auth.Actor, request store.Release) (file []byte, note string, err error) {
	basis, err := s.delivered(ctx)
	if err != nil {
		return nil, "", err
	}
	if basis.fingerprint != request.Fingerprint {
		return nil, "", fault.New(fault.Conflict, "Seit dem Antrag hat sich eine Lieferung geändert. Was die erste Person gesehen hat, gibt es so nicht mehr. Bitte lehnen Sie ab und beantragen Sie die Freigabe neu.")
	}
	parameters, err := parametersOf(request)
	if err != nil {
		return nil, "", err
	}
	analysed, err := s.analysed(ctx, basis, parameters.analysis())
	if err != nil {
		return nil, "", err
	}
	released, err := privacy.Release(analysed.Figures, privacy.Approval{
		Purpose: request.Purpose, Recipient: request.Recipient,
		RequestedBy: request.RequestedBy, ApprovedBy: actor.Name, On: s.Clock(),
	})
	if err != nil {
		return nil, "", err
	}
	var book bytes.Buffer
	err = report.TablesXLSX(&book, s.coverOf(basis, analysed, parameters), released)
	return book.Bytes(), released.Note(), err
}

// releaseName is what the file is called: analysis, county, day, number.
func (s *site) releaseName(r *http.Request, request store.Release) string {
	parameters, _ := parametersOf(request)
	county := "kreis"
	if kreis, err := s.kreis(r); err == nil {
		county = fileWord(kreis.Name)
	}
	return fmt.Sprintf("bedarfsanalyse-%s-%s-freigabe-%d.xlsx", county, parameters.On, request.ID)
}

// fileWord is a name in letters that every system takes.
func fileWord(name string) string {
	folded := strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss").Replace(strings.ToLower(name))
	clean := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, folded)
	return strings.Trim(clean, "-")
}
