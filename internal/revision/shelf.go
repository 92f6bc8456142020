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
	number int64
	book   *access.Rulebook
	files  fs.FS
}

// NewShelf reads the shipped law and what is approved over it; without a source
// there is only the shipped law.
func NewShelf(ctx context.Context, shipped fs.FS, source Source) (*Shelf, error) {
	s := &Shelf{shipped: shipped, source: source}
	book, err := access.Load(shipped)
	if err != nil {
		return nil, fmt.Errorf("das Regelwerk ist fehlerhaft: %w", err)
	}
	s.state.Store(&state{book: book, files: shipped})
	return s, s.Refresh(ctx)
}

// Book is the law in force, compiled.
func (s *Shelf) Book() *access.Rulebook { return s.state.Load().book }

// Number grows with every approval; 0: the law as shipped.
func (s *Shelf) Number() int64 { return s.state.Load().number }

// Files is the law in force, as files.
func (s *Shelf) Files() fs.FS { return s.state.Load().files }

// Refresh takes in what was approved since, here or by another process.
func (s *Shelf) Refresh(ctx context.Context) error {
	if s.source == nil {
		return nil
	}
	known := s.state.Load().number
	approved, err := s.source(ctx, known)
	if err != nil || approved.Number == known {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.state.Load().number == approved.Number {
		return nil
	}
	files, err := Overlay(s.shipped, approved.Files)
	if err != nil {
		return err
	}
	book, err := access.Load(files)
	if err != nil {
		return fmt.Errorf("das bestätigte Regelwerk %d ist fehlerhaft: %w", approved.Number, err)
	}
	s.state.Store(&state{approved.Number, book, files})
	return nil
}
