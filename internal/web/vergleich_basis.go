package web

import (
	"context"
	"fmt"
	"sync"

	"golang.org/x/sync/singleflight"

	"buendnis/internal/access"
	"buendnis/internal/analysis"
	"buendnis/internal/fault"
	"buendnis/internal/store"
)

// keptComparisons bounds the memory.
const keptComparisons = 16

// comparisons keeps screened comparisons. An answer holds as long as the
// deliveries and the law that it is named by.
type comparisons struct {
	flight singleflight.Group
	mu     sync.Mutex
	kept   map[string]*analysis.ComparisonView
}

// compared is the screened comparison that the filter asks for.
func (s *site) compared(ctx context.Context, basis *delivered, f comparisonFilter) (*analysis.ComparisonView, error) {
	key := fmt.Sprint(basis.fingerprint, " ", basis.law, " ", f.before.key(), " ", f.after.key(), " ", f.opening)
	s.comparisons.mu.Lock()
	known := s.comparisons.kept[key]
	s.comparisons.mu.Unlock()
	if known != nil {
		return known, nil
	}
	made, err, _ := s.comparisons.flight.Do(key, func() (any, error) {
		view, err := s.compare(context.WithoutCancel(ctx), basis, f)
		if err == nil {
			s.comparisons.keep(key, view)
		}
		return view, err
	})
	if err != nil {
		return nil, err
	}
	return made.(*analysis.ComparisonView), nil
}

func (c *comparisons) keep(key string, view *analysis.ComparisonView) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.kept == nil || len(c.kept) >= keptComparisons {
		c.kept = map[string]*analysis.ComparisonView{}
	}
	c.kept[key] = view
}

// compare reads both sides and compares them; raw rows are not kept.
func (s *site) compare(ctx context.Context, basis *delivered, f comparisonFilter) (*analysis.ComparisonView, error) {
	before, err := s.side(ctx, basis, f.before)
	if err != nil {
		return nil, err
	}
	after, err := s.side(ctx, basis, f.after)
	if err != nil {
		return nil, err
	}
	if f.opening != "" {
		if after, err = opened(after, f.opening); err != nil {
			return nil, err
		}
	}
	raw, err := analysis.Compare(before, after)
	if err != nil {
		return nil, err
	}
	return analysis.ScreenComparison(raw, basis.kreis)
}

func (s *site) side(ctx context.Context, basis *delivered, c sideChoice) (side analysis.Side, err error) {
	if c.frozen != 0 {
		return s.frozenSide(ctx, c.frozen)
	}
	raw, err := s.rawBasis(ctx, basis)
	side.Book, side.Population, side.Offers = s.book(), raw.Population, raw.Offers
	side.Parameters = analysis.Parameters{On: c.on, Ermessen: c.ermessen}
	return side, err
}

// frozenSide is a frozen analysis under the law of then. Where that is the law
// of today, it is one rulebook on both sides: then only what changes between
// two days can make a difference.
func (s *site) frozenSide(ctx context.Context, id int64) (side analysis.Side, err error) {
	basis, err := s.Store.FrozenBasis(ctx, reader, id)
	if err != nil {
		return side, err
	}
	side.Book = s.book()
	if sum, err := store.LawChecksum(s.Law.Files()); err != nil || sum != basis.LawSHA256 {
		if side.Book, err = access.Load(basis.Law); err != nil {
			return side, fault.Wrap(fault.Invalid, err, "Dieses Programm kann das Recht von Stand %d nicht mehr lesen. Vergleichen Sie einen anderen Stand.", id)
		}
	}
	side.Population, side.Offers, side.Parameters = basis.Population, basis.Offers, basis.Parameters
	return side, nil
}
