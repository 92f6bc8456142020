package web

import (
	"context"
	"fmt"
	"sync"

	"golang.org/x/sync/singleflight"

	"buendnis/internal/alliance"
	"buendnis/internal/analysis"
	"buendnis/internal/auth"
	"buendnis/internal/fault"
	"buendnis/internal/offer"
	"buendnis/internal/person"
	"buendnis/internal/store"
)

// keptViews bounds the memory: as many answers as people compare in an hour.
const keptViews = 32

// analyses keeps what was computed from the deliveries as they stand. Raw rows
// are read by rawBasis only, by the program itself, and never kept: what
// stays is the screened view, and what the workbooks say about offers.
type analyses struct {
	flight singleflight.Group // whoever asks for the same waits for the same
	mu     sync.Mutex
	basis  *delivered
	views  map[analysis.Parameters]*analysis.View
}

// delivered is what pages may know of the deliveries: no person, no class.
// Before the first survey round it is empty.
type delivered struct {
	fingerprint string // changes with round, county and deliveries
	law         int64  // number of the law in force
	kreis       alliance.Kreis
	erhebung    store.Erhebung
	versions    []store.DeliveryVersion // the newest of each municipality
	offers      []offer.Offer
	counted     []person.Counted // per municipality the one base that counts
}

// grounds say which base counts where: Mappe (Dormagen, Neuss).
func (d *delivered) grounds() string {
	return person.Grounds(d.counted, func(ags string) string {
		kommune, err := d.kreis.Kommune(ags)
		if err != nil {
			return ags
		}
		return kommune.Name
	})
}

// reader reads the raw rows for a screened view.
var reader = auth.Program("Auswertung")

// delivered are the deliveries as they stand.
func (s *site) delivered(ctx context.Context) (*delivered, error) {
	fingerprint, err := s.Store.Fingerprint(ctx)
	if fault.KindOf(err) == fault.NotFound {
		kreis, _ := s.Store.Kreis(ctx)
		return &delivered{kreis: kreis}, nil
	}
	if err != nil {
		return nil, err
	}
	s.analyses.mu.Lock()
	basis := s.analyses.basis
	s.analyses.mu.Unlock()
	if basis != nil && basis.fingerprint == fingerprint && basis.law == s.Law.Number() {
		return basis, nil
	}
	read, err, _ := s.analyses.flight.Do(fmt.Sprint(fingerprint, s.Law.Number()), func() (any, error) {
		return s.readDelivered(context.WithoutCancel(ctx))
	})
	if err != nil {
		return nil, err
	}
	return read.(*delivered), nil
}

func (s *site) readDelivered(ctx context.Context) (*delivered, error) {
	kreis, err := s.Store.Kreis(ctx)
	if err != nil {
		return nil, err
	}
	raw, err := s.Store.Basis(ctx, reader)
	if err != nil {
		return nil, err
	}
	basis := &delivered{fingerprint: raw.Fingerprint, law: s.Law.Number(), kreis: kreis, erhebung: raw.Erhebung, versions: raw.Versions, offers: raw.Offers, counted: raw.Counted}
	s.analyses.mu.Lock()
	defer s.analyses.mu.Unlock()
	s.analyses.basis, s.analyses.views = basis, map[analysis.Parameters]*analysis.View{}
	return basis, nil
}

// analysed is the screened analysis of the deliveries as they stand.
func (s *site) analysed(ctx context.Context, basis *delivered, p analysis.Parameters) (*analysis.View, error) {
	if view := s.analyses.kept(basis, p); view != nil {
		return view, nil
	}
	made, err, _ := s.analyses.flight.Do(fmt.Sprint(basis.fingerprint, basis.law, p), func() (any, error) {
		if view := s.analyses.kept(basis, p); view != nil {
			return view, nil // somebody was done just before
		}
		return s.analyse(context.WithoutCancel(ctx), basis, p)
	})
	if err != nil {
		return nil, err
	}
	return made.(*analysis.View), nil
}

// rawBasis are the rows of the deliveries, for a screened view that is made of
// them at once.
func (s *site) rawBasis(ctx context.Context, basis *delivered) (store.Basis, error) {
	raw, err := s.Store.Basis(ctx, reader)
	if err == nil && raw.Fingerprint != basis.fingerprint {
		err = fault.New(fault.Conflict, "Gerade ist eine Arbeitsmappe dazugekommen oder zurückgezogen worden. Bitte laden Sie die Seite neu.")
	}
	return raw, err
}

func (s *site) analyse(ctx context.Context, basis *delivered, p analysis.Parameters) (*analysis.View, error) {
	raw, err := s.rawBasis(ctx, basis)
	if err != nil {
		return nil, err
	}
	result, err := analysis.Run(s.book(), analysis.Input{Population: raw.Population, Offers: raw.Offers, Parameters: p})
	if err != nil {
		return nil, err
	}
	view, err := analysis.Screen(result, basis.kreis)
	if err == nil {
		s.analyses.keep(basis, p, view)
	}
	return view, err
}

// warm computes in the background what the page shows first, so that nobody
// waits for it after a start or a delivery.
func (s *site) warm() {
	go func() {
		ctx := context.Background()
		next := s.warmLaw(ctx)
		basis, err := s.delivered(ctx)
		if err != nil || len(basis.versions) == 0 {
			return
		}
		if _, err := s.analysed(ctx, basis, analysis.Parameters{On: basis.erhebung.Stichtag}); err != nil {
			s.Log.Info("Auswertung vorab", "err", err)
		}
		usual := usualChange(basis.erhebung.Stichtag)
		if _, err := s.lawEffect(ctx, basis, analysis.LawChange{From: usual[0], To: usual[1], On: usual[0]}); err != nil {
			s.Log.Info("Rechtsänderungen vorab", "err", err)
		}
		s.reckon(ctx, basis, next)
	}()
}

// kept is an answer that was computed before from the same basis.
func (a *analyses) kept(basis *delivered, p analysis.Parameters) *analysis.View {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.basis != basis {
		return nil
	}
	return a.views[p]
}

func (a *analyses) keep(basis *delivered, p analysis.Parameters, view *analysis.View) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.basis != basis {
		return // it is of yesterday already
	}
	if len(a.views) >= keptViews {
		clear(a.views)
	}
	a.views[p] = view
}

// silent are the municipalities that have not delivered.
func (d *delivered) silent() []alliance.Kommune {
	var missing []alliance.Kommune
	for _, kommune := range d.kreis.Kommunen {
		if _, ok := d.version(kommune.AGS); !ok {
			missing = append(missing, kommune)
		}
	}
	return missing
}

func (d *delivered) version(ags string) (store.DeliveryVersion, bool) {
	for _, version := range d.versions {
		if version.Kommune == ags {
			return version, true
		}
	}
	return store.DeliveryVersion{}, false
}
