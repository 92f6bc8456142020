package store

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"buendnis/internal/fault"
	"buendnis/internal/store/query"
)

// VerifyLaw compares the approved files of the law with what the audit chain
// says about their approval, and gives how many revisions there are. Together
// with VerifyAudit it finds a rule that somebody changed in the database.
func (s *Store) VerifyLaw(ctx context.Context) (revisions int, err error) {
	err = s.read(ctx, func(q *query.Queries) error {
		rows, err := q.ListLawFiles(ctx)
		if err != nil {
			return err
		}
		files := map[int64]map[string][]byte{}
		for _, row := range rows {
			if files[row.Number] == nil {
				files[row.Number] = map[string][]byte{}
			}
			files[row.Number][row.Path] = row.Content
		}
		approvals, err := q.ApprovalsInAudit(ctx)
		if err != nil {
			return err
		}
		revisions = len(files)
		return fits(files, approvals)
	})
	return revisions, err
}

// fits checks each revision against its row of the chain, both ways.
func fits(files map[int64]map[string][]byte, approvals []query.ApprovalsInAuditRow) error {
	approved := map[string]string{}
	for _, a := range approvals {
		approved[a.Object] = a.Detail
	}
	if len(approved) != len(files) {
		return fault.New(fault.Internal, "Im Protokoll stehen %d Bestätigungen des Regelwerks, gespeichert sind %d.", len(approved), len(files))
	}
	for _, number := range slices.Sorted(maps.Keys(files)) {
		if !strings.HasSuffix(approved[revisionObject(number)], sumOfFiles(files[number])) {
			return fault.New(fault.Internal, "Das bestätigte Regelwerk Nr. %d ist nicht das, das zwei Personen bestätigt haben: Seine Prüfsumme passt nicht zum Protokoll.", number)
		}
	}
	return nil
}

// sumOfFiles is one checksum over several files with their paths.
func sumOfFiles(files map[string][]byte) string {
	var all strings.Builder
	for _, path := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(&all, "%s %s\n", path, checksum(files[path]))
	}
	return checksum([]byte(all.String()))
}
