package revision

import (
	"context"
	"fmt"
	"io/fs"
	"sync"
	"sync/atomic"

	"buendnis/internal/access"
)

// Approved is what the editors of an alliance have put in force: whole files
// of the law folder, and a number that grows with every approval.
type Approved struct {
	Number int64
	Files  map[string][]byte // path in law/ → content
}

// Source tells what is approved, if its number is not the known one.
type Source func(ctx context.Context, known int64) (Approved, error)

// Shelf holds the law in force here. It is safe for concurrent use.
type Shelf struct {
	shipped fs.FS
	source  Source
	mu      sync.Mutex // one reads anew
	state   atomic.Pointer[state]
}

type state struct {
	law     Law
	book    *access.Rulebook
	files   fs.FS
	damages []Damage
}

// NewShelf reads the shipped law and what is approved over it; without a source
// there is only the shipped law.
func NewShelf(ctx context.Context, shipped fs.FS, source Source) (*Shelf, error) {
	s := &Shelf{shipped: shipped, source: source}
	book, err := access.Load(shipped)
	if err != nil {
		return nil, fmt.Errorf("das Regelwerk ist fehlerhaft: %w", err)
	}
	s.state.Store(&state{law: Law{Shipped: shipped, Files: shipped}, book: book, files: shipped})
	return s, s.Refresh(ctx)
}

// Book is the law in force, compiled.
func (s *Shelf) Book() *access.Rulebook { return s.state.Load().book }

// Number grows with every approval; 0: the law as shipped.
func (s *Shelf) Number() int64 { return s.state.Load().law.Number }

// Files is the law in force, as files.
func (s *Shelf) Files() fs.FS { return s.state.Load().files }

// Law is the approved law as drafts build on it. It differs from Files where
// Damages tells of a rule that can't be read: a draft mends that rule.
func (s *Shelf) Law() Law { return s.state.Load().law }

// Damages are the approved files that this program can't use.
func (s *Shelf) Damages() []Damage { return s.state.Load().damages }

// Refresh takes in what was approved since, here or by another process.
func (s *Shelf) Refresh(ctx context.Context) error {
	if s.source == nil {
		return nil
	}
	known := s.Number()
	approved, err := s.source(ctx, known)
	if err != nil || approved.Number == known {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.Number() == approved.Number {
		return nil
	}
	law, err := NewLaw(s.shipped, approved)
	if err != nil {
		return err
	}
	files, book, damages, err := salvage(law)
	if err != nil {
		return fmt.Errorf("das bestätigte Regelwerk %d ist fehlerhaft: %w", approved.Number, err)
	}
	s.state.Store(&state{law, book, files, damages})
	return nil
}
