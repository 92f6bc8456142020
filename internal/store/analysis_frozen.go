package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"buendnis/internal/access"
	"buendnis/internal/analysis"
	"buendnis/internal/auth"
	"buendnis/internal/fault"
	"buendnis/internal/store/query"
)

// FrozenAnalysis says what an analysis was made of, and what came out: enough
// to compute it again and to prove that nothing has changed.
type FrozenAnalysis struct {
	ID          int64
	Title       string
	Purpose     string
	Parameters  analysis.Parameters
	Fingerprint string              // of the deliveries, the round and the county
	LawSHA256   string              // over all files that decide
	LawNumber   int64               // of the shelf; 0: as shipped
	Instruments []access.VersionKey // the versions that decided
	Program     string              // its version
	SHA256      string              // of the raw analysis, as analyse --format json writes it
	By          string
	At          time.Time
}

// Freezing is what somebody wants to freeze. ID, LawSHA256, By and At are set
// when it is done.
type Freezing struct {
	FrozenAnalysis
	Law fs.FS
}

// Freeze keeps an analysis. The deliveries must still be those of the
// fingerprint; what is frozen already is a Conflict.
func (s *Store) Freeze(ctx context.Context, actor auth.Actor, f Freezing) (frozen FrozenAnalysis, err error) {
	law, err := s.readyToFreeze(actor, f)
	if err != nil {
		return FrozenAnalysis{}, err
	}
	err = s.write(ctx, actor, func(q *query.Queries) (entry, error) {
		id, fresh, err := s.freeze(ctx, q, actor, f, law)
		if err == nil && !fresh {
			err = fault.New(fault.Conflict, "Diese Analyse ist schon festgeschrieben, als Stand %d: mit denselben Lieferungen, demselben Recht und denselben Annahmen.", id)
		}
		if err == nil {
			frozen, err = loadFrozen(ctx, q, id)
		}
		return entry{"analyse.festgeschrieben", frozenObject(id), "sha256 " + f.SHA256 + " Regelwerk " + law.sha256}, err
	})
	return frozen, err
}

// readyToFreeze refuses what nobody may or can freeze, before any writer waits.
func (s *Store) readyToFreeze(actor auth.Actor, f Freezing) (snapshot, error) {
	if err := firstOf(countywide(actor), withAccount(actor), legible(f.Title, f.Purpose)); err != nil {
		return snapshot{}, err
	}
	switch {
	case strings.TrimSpace(f.Title) == "":
		return snapshot{}, fault.New(fault.Invalid, "Bitte geben Sie dem Stand einen Titel, unter dem andere ihn wiederfinden.")
	case f.Fingerprint == "" || f.SHA256 == "" || f.Law == nil || f.Parameters.On == 0:
		return snapshot{}, fault.New(fault.Invalid, "Ein Stand nennt Lieferungen, Recht, Stichtag und Prüfsumme; hier fehlt etwas davon.")
	}
	return packLaw(f.Law)
}

// freeze finds the same analysis among the frozen ones, or adds it.
func (s *Store) freeze(ctx context.Context, q *query.Queries, actor auth.Actor, f Freezing, law snapshot) (id int64, fresh bool, err error) {
	row, versions, err := s.frozenRow(ctx, q, actor, f)
	if err != nil {
		return 0, false, err
	}
	row.LawSha256 = law.sha256
	id, err = q.SameFrozenAnalysis(ctx, query.SameFrozenAnalysisParams{Fingerprint: row.Fingerprint, LawSha256: law.sha256, Parameters: row.Parameters})
	if !errors.Is(err, sql.ErrNoRows) {
		return id, false, err
	}
	if err = s.keepLaw(ctx, q, law); err != nil {
		return 0, false, err
	}
	if id, err = q.AddFrozenAnalysis(ctx, row); err != nil {
		return 0, false, err
	}
	for _, v := range versions {
		if err = q.AddFrozenDelivery(ctx, query.AddFrozenDeliveryParams{FrozenID: id, DeliveryID: v.ID, Sha256: v.SHA256}); err != nil {
			return 0, false, err
		}
	}
	return id, true, nil
}

// frozenRow is the row to write; it refuses deliveries that have changed since
// the analysis was shown.
func (s *Store) frozenRow(ctx context.Context, q *query.Queries, actor auth.Actor, f Freezing) (row query.AddFrozenAnalysisParams, versions []DeliveryVersion, err error) {
	round, versions, err := counting(ctx, q)
	if err != nil {
		return row, nil, err
	}
	now, err := fingerprint(ctx, q, round, versions)
	if err == nil && now != f.Fingerprint {
		err = fault.New(fault.Conflict, "Seit Sie die Analyse geöffnet haben, ist eine Lieferung dazugekommen oder zurückgezogen worden. Bitte laden Sie die Seite neu und sehen Sie die neuen Zahlen an.")
	}
	if err != nil {
		return row, nil, err
	}
	kreis, err := loadKreis(ctx, q)
	if err != nil {
		return row, nil, err
	}
	county, errCounty := json.Marshal(kreis)
	parameters, errParameters := json.Marshal(f.Parameters)
	instruments, errInstruments := json.Marshal(f.Instruments)
	return query.AddFrozenAnalysisParams{
		Title: f.Title, Purpose: f.Purpose, ErhebungID: round.ID, Parameters: string(parameters), Fingerprint: now, Kreis: string(county),
		LawNumber: f.LawNumber, Instruments: string(instruments), Program: f.Program, ResultSha256: f.SHA256, FrozenBy: actor.Name, FrozenAt: s.now(),
	}, versions, firstOf(errCounty, errParameters, errInstruments)
}

// FrozenAnalyses are all of them, newest first. They hold no figure, so whoever
// is signed in may know them.
func (s *Store) FrozenAnalyses(ctx context.Context, actor auth.Actor) ([]FrozenAnalysis, error) {
	if err := actor.Validate(); err != nil {
		return nil, err
	}
	rows, err := query.New(s.reader).ListFrozenAnalyses(ctx)
	if err != nil {
		return nil, readable(err)
	}
	list := make([]FrozenAnalysis, len(rows))
	for i, row := range rows {
		if list[i], err = frozenOf(row); err != nil {
			return nil, err
		}
	}
	return list, nil
}

func loadFrozen(ctx context.Context, q *query.Queries, id int64) (FrozenAnalysis, error) {
	row, err := q.GetFrozenAnalysis(ctx, id)
	if errors.Is(err, sql.ErrNoRows) {
		err = fault.New(fault.NotFound, "Diesen festgeschriebenen Stand gibt es nicht. Alle Stände zeigt die Liste.")
	}
	if err != nil {
		return FrozenAnalysis{}, err
	}
	return frozenOf(row)
}

func frozenOf(row query.FrozenAnalysis) (FrozenAnalysis, error) {
	at, err := moment(row.FrozenAt)
	f := FrozenAnalysis{
		ID: row.ID, Title: row.Title, Purpose: row.Purpose, Fingerprint: row.Fingerprint, LawSHA256: row.LawSha256, LawNumber: row.LawNumber,
		Program: row.Program, SHA256: row.ResultSha256, By: row.FrozenBy, At: at,
	}
	return f, firstOf(err, json.Unmarshal([]byte(row.Parameters), &f.Parameters), json.Unmarshal([]byte(row.Instruments), &f.Instruments))
}

func frozenObject(id int64) string { return fmt.Sprintf("stand/%d", id) }

// withAccount refuses the program: what is kept for later deciding, somebody
// answers for.
func withAccount(actor auth.Actor) error {
	if actor.IsProgram() {
		return fault.New(fault.Forbidden, "Festschreiben und vorschlagen können Menschen, angemeldet mit ihrem Konto.")
	}
	return nil
}
