package store

import (
	"context"
	"fmt"

	"buendnis/internal/auth"
	"buendnis/internal/fault"
	"buendnis/internal/revision"
	"buendnis/internal/store/query"
	"buendnis/law"
)

// SubmitLawDraft hands a draft to a second person. It must load, and its cases
// must hold: what is not finished is nobody's to decide.
func (s *Store) SubmitLawDraft(ctx context.Context, actor auth.Actor, id, edition int64) error {
	if err := firstOf(countywide(actor), someone(actor)); err != nil {
		return err
	}
	if _, _, err := s.examined(ctx, actor, id); err != nil {
		return err
	}
	return s.write(ctx, actor, func(q *query.Queries) (entry, error) {
		_, err := s.draftIn(ctx, q, id, edition, LawDrafted)
		if err == nil {
			err = q.SubmitLawDraft(ctx, query.SubmitLawDraftParams{ID: id, SubmittedBy: actor.Name, SubmittedAt: present(s.now())})
		}
		return entry{"recht.eingereicht", draftObject(id), ""}, err
	})
}

// RecallLawDraft takes a submitted draft back to work on it.
func (s *Store) RecallLawDraft(ctx context.Context, actor auth.Actor, id, edition int64) error {
	if err := firstOf(countywide(actor), someone(actor)); err != nil {
		return err
	}
	return s.write(ctx, actor, func(q *query.Queries) (entry, error) {
		_, err := s.draftIn(ctx, q, id, edition, LawSubmitted)
		if err == nil {
			err = q.RecallLawDraft(ctx, id)
		}
		return entry{"recht.zurueckgeholt", draftObject(id), ""}, err
	})
}

// ApproveLawDraft puts a submitted draft in force. The approver has written
// nothing in it; edition and number are those that the approver saw. The files
// are made anew from the law that is approved by now, and must load.
func (s *Store) ApproveLawDraft(ctx context.Context, actor auth.Actor, id, edition, number int64) (approved Revision, err error) {
	if err := firstOf(countywide(actor), someone(actor)); err != nil {
		return Revision{}, err
	}
	made, base, err := s.examined(ctx, actor, id)
	if err != nil {
		return Revision{}, err
	}
	err = s.write(ctx, actor, func(q *query.Queries) (entry, error) {
		d, err := s.draftIn(ctx, q, id, edition, LawSubmitted)
		if err != nil {
			return entry{}, err
		}
		if err := secondEyes(ctx, q, actor, d, number); err != nil {
			return entry{}, err
		}
		if base != number {
			return entry{}, overtaken() // examined against another law
		}
		approved = Revision{Number: number + 1, Draft: id, Instrument: d.Instrument, From: made.Day, Affected: made.Affected(d.Instrument)}
		err = firstOf(
			s.addRevision(ctx, q, actor, approved, made.Made.Files),
			q.DecideLawDraft(ctx, query.DecideLawDraftParams{ID: id, State: string(LawApproved), DecidedBy: actor.Name, DecidedAt: present(s.now())}))
		return entry{"recht.bestaetigt", revisionObject(approved.Number), fmt.Sprintf("%s sha256 %s", draftObject(id), sumOfFiles(made.Made.Files))}, err
	})
	return approved, err
}

// secondEyes refuses those who wrote in the draft, and a law that somebody has
// changed meanwhile.
func secondEyes(ctx context.Context, q *query.Queries, actor auth.Actor, d LawDraft, number int64) error {
	if d.WorkOf(actor) {
		return fault.New(fault.Forbidden, "Eine Änderung des Regelwerks braucht vier Augen: Bestätigen muss sie ein Konto, das an diesem Entwurf nicht geschrieben hat.")
	}
	now, err := newestRevision(ctx, q)
	if err == nil && now != number {
		err = overtaken()
	}
	return err
}

func overtaken() error {
	return fault.New(fault.Conflict, "Inzwischen ist eine andere Änderung des Regelwerks bestätigt worden. Bitte laden Sie die Seite neu und prüfen Sie den Entwurf gegen das Recht, das jetzt gilt.")
}

// RejectLawDraft sends a draft back with a reason.
func (s *Store) RejectLawDraft(ctx context.Context, actor auth.Actor, id, edition int64, reason string) error {
	if err := firstOf(countywide(actor), someone(actor), noReason(reason), legible(reason)); err != nil {
		return err
	}
	return s.write(ctx, actor, func(q *query.Queries) (entry, error) {
		d, err := s.draftIn(ctx, q, id, edition, LawSubmitted)
		if err == nil && d.WorkOf(actor) {
			err = fault.New(fault.Forbidden, "An diesem Entwurf haben Sie selbst geschrieben. Holen Sie ihn zurück, wenn er noch nicht fertig ist.")
		}
		if err == nil {
			err = q.DecideLawDraft(ctx, query.DecideLawDraftParams{ID: id, State: string(LawRejected), DecidedBy: actor.Name, DecidedAt: present(s.now()), Rejection: reason})
		}
		return entry{"recht.abgelehnt", draftObject(id), ""}, err
	})
}

// DiscardLawDraft puts a draft away that nobody needs.
func (s *Store) DiscardLawDraft(ctx context.Context, actor auth.Actor, id, edition int64) error {
	if err := firstOf(countywide(actor), someone(actor)); err != nil {
		return err
	}
	return s.write(ctx, actor, func(q *query.Queries) (entry, error) {
		_, err := s.draftIn(ctx, q, id, edition, LawDrafted, LawRejected)
		if err == nil {
			err = q.DecideLawDraft(ctx, query.DecideLawDraftParams{ID: id, State: string(LawDiscarded), DecidedBy: actor.Name, DecidedAt: present(s.now())})
		}
		return entry{"recht.verworfen", draftObject(id), ""}, err
	})
}

// RestoreLawDraft brings a discarded draft back.
func (s *Store) RestoreLawDraft(ctx context.Context, actor auth.Actor, id int64) error {
	if err := firstOf(countywide(actor), someone(actor)); err != nil {
		return err
	}
	return s.write(ctx, actor, func(q *query.Queries) (entry, error) {
		d, err := loadLawDraft(ctx, q, id)
		if err == nil && d.State != LawDiscarded {
			err = fault.New(fault.Conflict, "Dieser Entwurf ist nicht verworfen.")
		}
		if err == nil {
			err = q.RecallLawDraft(ctx, id)
		}
		return entry{"recht.wiederhergestellt", draftObject(id), ""}, err
	})
}

// examined works the draft into the law as it is approved now and refuses what
// is not ready. It runs before the transaction: no writer waits for it, and
// number and edition are checked again inside.
func (s *Store) examined(ctx context.Context, actor auth.Actor, id int64) (e *revision.Examination, number int64, err error) {
	d, err := s.LawDraft(ctx, actor, id)
	if err != nil {
		return nil, 0, err
	}
	approved, err := s.ApprovedLaw(ctx, -1)
	if err != nil {
		return nil, 0, err
	}
	read, err := revision.Read(law.FS, approved)
	if err != nil {
		return nil, 0, err
	}
	if e, err = revision.Examine(read.Law, read.Book, d.Draft, s.clock.Today()); err != nil {
		return nil, 0, err
	}
	if open := e.Open(); len(open) > 0 {
		return nil, 0, fault.New(fault.Conflict, "Der Entwurf ist noch nicht fertig. %s", open[0])
	}
	return e, approved.Number, noReason(d.Reason)
}
