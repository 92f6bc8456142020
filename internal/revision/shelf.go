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

// Reading is approved law as this program reads it.
type Reading struct {
	Law     Law // drafts build on it
	Book    *access.Rulebook
	Files   fs.FS    // what the book was made of
	Damages []Damage // where that isn't the approved law
}

// Read loads the approved law over the shipped one.
func Read(shipped fs.FS, a Approved) (Reading, error) {
	law, err := NewLaw(shipped, a)
	if err != nil {
		return Reading{}, err
	}
	r := Reading{Law: law}
	if r.Files, r.Book, r.Damages, err = salvage(law); err != nil {
		return Reading{}, fmt.Errorf("das bestätigte Regelwerk %d ist fehlerhaft: %w", a.Number, err)
	}
	return r, nil
}

// Shelf holds the law in force here. It is safe for concurrent use.
type Shelf struct {
	shipped fs.FS
	source  Source
	mu      sync.Mutex // one reads anew
	known   examinations
	state   atomic.Pointer[Reading]
}

// NewShelf reads the shipped law and what is approved over it; without a source
// there is only the shipped law.
func NewShelf(ctx context.Context, shipped fs.FS, source Source) (*Shelf, error) {
	s := &Shelf{shipped: shipped, source: source}
	book, err := access.Load(shipped)
	if err != nil {
		return nil, fmt.Errorf("das Regelwerk ist fehlerhaft: %w", err)
	}
	s.state.Store(&Reading{Law: Law{Shipped: shipped, Files: shipped}, Book: book, Files: shipped})
	return s, s.Refresh(ctx)
}

// Reading is the law in force, all of it from one moment.
func (s *Shelf) Reading() Reading { return *s.state.Load() }

// Book is the law in force, compiled.
func (s *Shelf) Book() *access.Rulebook { return s.state.Load().Book }

// Number grows with every approval; 0: the law as shipped.
func (s *Shelf) Number() int64 { return s.state.Load().Law.Number }

// Files is the law in force, as files.
func (s *Shelf) Files() fs.FS { return s.state.Load().Files }

// Law is the approved law as drafts build on it. It differs from Files where
// Damages tells of a rule that can't be read: a draft mends that rule.
func (s *Shelf) Law() Law { return s.state.Load().Law }

// Damages are the approved files that this program can't use.
func (s *Shelf) Damages() []Damage { return s.state.Load().Damages }

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
	reading, err := Read(s.shipped, approved)
	if err == nil {
		s.state.Store(&reading)
	}
	return err
}
