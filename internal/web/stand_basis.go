package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"

	"golang.org/x/sync/singleflight"

	"buendnis/internal/access"
	"buendnis/internal/analysis"
	"buendnis/internal/auth"
	"buendnis/internal/fault"
	"buendnis/internal/store"
)

// keptFrozen bounds the memory of frozen analyses that were computed again.
const keptFrozen = 16

// frozen keeps what frozen analyses gave when they were computed again. What
// they are made of never changes, so an answer stays right; a check computes
// anew all the same.
type frozen struct {
	flight singleflight.Group
	mu     sync.Mutex
	kept   map[int64]recomputed
}

// recomputed is what a frozen analysis gave: the screened view where the raw
// bytes are those of then, and a sentence on what is different where not.
type recomputed struct {
	sha256  string
	view    *analysis.View
	finding string
}

// freezing is the analysis of the deliveries as they stand, ready to be kept.
func (s *site) freezing(ctx context.Context, basis *delivered, p analysis.Parameters) (f store.Freezing, err error) {
	raw, err := s.rawBasis(ctx, basis)
	if err != nil {
		return f, err
	}
	law := s.Law.Reading()
	in := analysis.Input{Population: raw.Population, Offers: raw.Offers}
	if in.Parameters, err = p.Complete(); err != nil {
		return f, err
	}
	result, err := analysis.Run(law.Book, in)
	if err != nil {
		return f, err
	}
	f.Law, f.LawNumber, f.Instruments = law.Files, law.Law.Number, analysis.Deciding(law.Book, in)
	f.Parameters, f.Fingerprint, f.Program = in.Parameters, basis.fingerprint, s.program()
	f.SHA256, err = result.Checksum()
	return f, err
}

// again is what a frozen analysis gave when it was computed last.
func (s *site) again(ctx context.Context, id int64) (recomputed, error) {
	s.frozen.mu.Lock()
	known, ok := s.frozen.kept[id]
	s.frozen.mu.Unlock()
	if ok {
		return known, nil
	}
	return s.computeAgain(ctx, id)
}

// computeAgain computes a frozen analysis from the database, whatever is kept.
func (s *site) computeAgain(ctx context.Context, id int64) (recomputed, error) {
	made, err, _ := s.frozen.flight.Do(fmt.Sprint(id), func() (any, error) {
		basis, err := s.Store.FrozenBasis(context.WithoutCancel(ctx), reader, id)
		if errors.Is(err, store.ErrLawDamaged) {
			return recomputed{finding: fault.SentenceOf(err)}, nil
		}
		if err != nil {
			return nil, err
		}
		return s.frozen.keep(id, recompute(basis, s.program())), nil
	})
	if err != nil {
		return recomputed{}, err
	}
	return made.(recomputed), nil
}

func (f *frozen) keep(id int64, made recomputed) recomputed {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.kept == nil || len(f.kept) >= keptFrozen {
		f.kept = map[int64]recomputed{}
	}
	f.kept[id] = made
	return made
}

// recompute runs an analysis under the law of then and compares the bytes.
func recompute(basis store.FrozenBasis, program string) recomputed {
	book, err := access.Load(basis.Law)
	if err != nil {
		return recomputed{finding: fmt.Sprintf("Dieses Programm (%s) kann das aufbewahrte Recht nicht mehr lesen; festgeschrieben hat das Programm %s.", program, basis.Program)}
	}
	result, err := analysis.Run(book, analysis.Input{Population: basis.Population, Offers: basis.Offers, Parameters: basis.Parameters})
	if err != nil {
		return recomputed{finding: "Die Analyse lässt sich aus dem, was gespeichert ist, nicht mehr rechnen. " + difference(basis, program)}
	}
	made := recomputed{}
	if made.sha256, err = result.Checksum(); err != nil || made.sha256 != basis.SHA256 {
		made.finding = difference(basis, program)
		return made
	}
	if made.view, err = analysis.Screen(result, basis.Kreis); err != nil {
		made.finding = "Die Zahlen sind dieselben, lassen sich aber nicht geschützt zeigen: " + fault.SentenceOf(err)
	}
	return made
}

// difference says what is no longer what it was. The law is: its checksum was
// compared when it was read.
func difference(basis store.FrozenBasis, program string) string {
	switch {
	case len(basis.Changed) > 0:
		return strings.Join(basis.Changed, " ")
	case program != basis.Program:
		return fmt.Sprintf("Arbeitsmappen und Recht sind dieselben. Gerechnet hat ein anderes Programm: %s statt %s.", program, basis.Program)
	}
	return "Arbeitsmappen, Recht und Programmversion sind dieselben. Also wurden die gespeicherten Zeilen einer Lieferung verändert, oder das Programm hat bei gleicher Version einen anderen Stand."
}

// frozenFigures are the figures of a frozen analysis for those who may see
// them. Who may not ask for other days and assumptions reads the figures only
// of the analysis that everybody reads: two patterns of protection side by side
// show what each of them hides.
func (s *site) frozenFigures(r *http.Request, papers store.FrozenBasis) (recomputed, bool, error) {
	if !s.gate.May(r, auth.AnalyseFragen, auth.Object{}) {
		usual, err := s.isUsual(r.Context(), papers)
		if err != nil || !usual {
			return recomputed{}, false, err
		}
	}
	made, err := s.again(r.Context(), papers.ID)
	return made, err == nil, err
}

// isUsual tells whether a frozen analysis is the one that everybody reads now.
func (s *site) isUsual(ctx context.Context, papers store.FrozenBasis) (bool, error) {
	basis, err := s.delivered(ctx)
	if err != nil || basis.fingerprint != papers.Basis.Fingerprint {
		return false, err
	}
	usual, err := analysis.Parameters{On: basis.erhebung.Stichtag}.Complete()
	if err != nil || usual != papers.Parameters {
		return false, err
	}
	sum, err := store.LawChecksum(s.Law.Files())
	return sum == papers.LawSHA256, err
}
