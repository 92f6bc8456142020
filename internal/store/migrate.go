package store

import (
	"context"

	"buendnis/internal/fault"
)

// migrate brings the database to the form of this program. A newer database is
// refused: an older program could not know what it breaks.
func (s *Store) migrate(ctx context.Context) error {
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
