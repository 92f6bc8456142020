package store

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"buendnis/internal/fault"
	"buendnis/internal/store/query"
)

// A frozen analysis keeps the law that decided in it, so that it can be
// computed again when the law has been edited, or a newer program ships
// another. Each distinct law is kept once.

// snapshot is law packed for keeping.
type snapshot struct {
	sha256 string // over paths and contents, not over the packing
	packed []byte
}

// packLaw takes all files that decide. Test cases decide nothing.
func packLaw(law fs.FS) (snapshot, error) {
	var packed bytes.Buffer
	archive, sum := zip.NewWriter(&packed), sha256.New()
	err := eachLawFile(law, func(path string, raw []byte) error {
		writeSum(sum, path, raw)
		into, err := archive.Create(path)
		if err == nil {
			_, err = into.Write(raw)
		}
		return err
	})
	if err := firstOf(err, archive.Close()); err != nil {
		return snapshot{}, err
	}
	return snapshot{hex.EncodeToString(sum.Sum(nil)), packed.Bytes()}, nil
}

// LawChecksum names law by its content, as frozen analyses do.
func LawChecksum(law fs.FS) (string, error) {
	sum := sha256.New()
	err := eachLawFile(law, func(path string, raw []byte) error {
		writeSum(sum, path, raw)
		return nil
	})
	return hex.EncodeToString(sum.Sum(nil)), err
}

// writeSum adds a file with its lengths, so that nothing can move from one file
// to the next.
func writeSum(sum io.Writer, path string, raw []byte) {
	fmt.Fprintf(sum, "%d:%s\n%d:%s\n", len(path), path, len(raw), raw)
}

func eachLawFile(law fs.FS, do func(path string, raw []byte) error) error {
	return fs.WalkDir(law, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(path, "cases/") {
			return err
		}
		raw, err := fs.ReadFile(law, path)
		if err != nil {
			return err
		}
		return do(path, raw)
	})
}

// keepLaw stores the law unless it is there already.
func (s *Store) keepLaw(ctx context.Context, q *query.Queries, law snapshot) error {
	known, err := q.CountLawSnapshot(ctx, law.sha256)
	if err != nil || known > 0 {
		return err
	}
	return q.AddLawSnapshot(ctx, query.AddLawSnapshotParams{Sha256: law.sha256, Content: law.packed, KeptAt: s.now()})
}

// keptLaw gives the law back; it refuses what isn't what was kept.
func keptLaw(ctx context.Context, q *query.Queries, sha256 string) (fs.FS, error) {
	packed, err := q.GetLawSnapshot(ctx, sha256)
	if err != nil {
		return nil, err
	}
	files, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return nil, damagedLaw(sha256)
	}
	if sum, err := LawChecksum(files); err != nil || sum != sha256 {
		return nil, damagedLaw(sha256)
	}
	return files, nil
}

// ErrLawDamaged is the cause where kept law is not what was kept.
var ErrLawDamaged = errors.New("law snapshot is damaged")

func damagedLaw(sha256 string) error {
	return fault.Wrap(fault.Internal, ErrLawDamaged, "Das aufbewahrte Regelwerk %.12s… ist beschädigt: Seine Prüfsumme passt nicht zu seinem Inhalt. Stellen Sie es aus einer Sicherung wieder her.", sha256)
}
