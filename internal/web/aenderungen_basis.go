package web

import (
	"context"
	"fmt"
	"sync"

	"golang.org/x/sync/singleflight"

	"buendnis/internal/access"
	"buendnis/internal/analysis"
	"buendnis/internal/civil"
)

// changes keeps what changes in the law between two days, and for how many
// people of the deliveries as they stand: no person, no class.
type changes struct {
	flight  singleflight.Group
	mu      sync.Mutex
	book    *access.Rulebook
	laws    map[[2]civil.Date][]access.Change
	owns    map[civil.Date][]access.Change // by the day on which versions begin
	basis   *delivered
	effects map[analysis.LawChange]*analysis.LawChangeView
}

// keptChanges bounds the memory.
const keptChanges = 64

// law is what changes in the law alone.
func (c *changes) law(book *access.Rulebook, from, to civil.Date) []access.Change {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.renew(book)
	key := [2]civil.Date{from, to}
	if _, kept := c.laws[key]; !kept {
		c.laws[key] = book.Changes(from, to)
	}
	return c.laws[key]
}

// own are the rules with another version from a day on.
func (c *changes) own(book *access.Rulebook, day civil.Date) []access.Change {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.renew(book)
	if _, kept := c.owns[day]; !kept {
		c.owns[day] = book.OwnChanges(day.AddDays(-1), day)
	}
	return c.owns[day]
}

// renew forgets what another law said, and too much of this one; the lock is held.
func (c *changes) renew(book *access.Rulebook) {
	if c.book != book || len(c.laws) >= keptChanges || len(c.owns) >= keptChanges {
		c.book, c.laws, c.owns = book, map[[2]civil.Date][]access.Change{}, map[civil.Date][]access.Change{}
	}
}

// lawEffect is the screened count of whom a change affects.
func (s *site) lawEffect(ctx context.Context, basis *delivered, q analysis.LawChange) (*analysis.LawChangeView, error) {
	if kept := s.changes.effect(basis, q); kept != nil {
		return kept, nil
	}
	made, err, _ := s.changes.flight.Do(fmt.Sprint(basis.fingerprint, basis.law, q), func() (any, error) {
		raw, err := s.rawBasis(context.WithoutCancel(ctx), basis)
		if err != nil {
			return nil, err
		}
		view, err := q.Screen(s.book(), raw.Population)
		if err == nil {
			s.changes.keep(basis, q, view)
		}
		return view, err
	})
	if err != nil {
		return nil, err
	}
	return made.(*analysis.LawChangeView), nil
}

func (c *changes) effect(basis *delivered, q analysis.LawChange) *analysis.LawChangeView {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.basis != basis {
		return nil
	}
	return c.effects[q]
}

func (c *changes) keep(basis *delivered, q analysis.LawChange, view *analysis.LawChangeView) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.basis != basis || len(c.effects) >= keptChanges {
		c.basis, c.effects = basis, map[analysis.LawChange]*analysis.LawChangeView{}
	}
	c.effects[q] = view
}
