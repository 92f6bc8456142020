package store

import (
	"context"
	"strings"
	"time"

	"buendnis/internal/fault"
)

// Programs that start at once on one database race for its migration: one is
// faster, the others see that and look again, for as long as a migration takes.
const (
	looks     = 100
	lookAfter = 50 * time.Millisecond
)

// migrate brings the database to the form of this program.
func (s *Store) migrate(ctx context.Context) error {
	err := s.migrateOnce(ctx)
	for try := 1; try < looks && raced(err); try++ {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(lookAfter):
		}
		err = s.migrateOnce(ctx)
	}
	return err
}

// migrateOnce refuses a newer database: an older program could not know what it
// breaks.
func (s *Store) migrateOnce(ctx context.Context) error {
	current, target, err := s.migrations.GetVersions(ctx)
	switch {
	case err != nil:
		return err
	case current > target:
		return fault.New(fault.Conflict, "Die Datenbank hat Stand %d, dieses Programm kennt Stand %d. Nehmen Sie die neuere Fassung des Programms.", current, target)
	case current == target:
		return nil
	}
	_, err = s.migrations.Up(ctx)
	return err
}

// raced tells whether another program was at the same work.
func raced(err error) bool {
	return err != nil && (fault.SentenceOf(readable(err)) == busy || strings.Contains(err.Error(), "already exists"))
}

// Version is the form of the database; it is an error if it isn't the one of
// this program.
func (s *Store) Version(ctx context.Context) (version int64, err error) {
	current, target, err := s.migrations.GetVersions(ctx)
	if err != nil {
		return 0, readable(err)
	}
	if current != target {
		return current, fault.New(fault.Conflict, "Die Datenbank hat Stand %d, dieses Programm braucht Stand %d. Rufen Sie buendnis migrate auf.", current, target)
	}
	return current, nil
}
