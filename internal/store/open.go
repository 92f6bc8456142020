package store

import (
	"context"
	"strings"
	"sync"
	"time"

	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/rule"
	"buendnis/law"
)

// Option changes how a database is opened.
type Option func(*Store)

// WithClock sets the clock of audit rows and versions.
func WithClock(clock civil.Clock) Option { return func(s *Store) { s.clock = clock } }

// loadVocabulary reads the words of the law once per program.
var loadVocabulary = sync.OnceValues(func() (*rule.Vocabulary, error) { return rule.LoadVocabulary(law.FS) })

// Open opens sqlite:PATH or postgres://… and migrates it to this version. A
// PostgreSQL address names the alliance's schema as ?search_path=NAME; without
// one the schema is public.
func Open(ctx context.Context, url string, options ...Option) (*Store, error) {
	s, err := connect(ctx, url)
	if err != nil {
		return nil, err
	}
	s.clock = time.Now
	for _, option := range options {
		option(s)
	}
	if s.vocabulary, err = loadVocabulary(); err == nil {
		err = s.migrate(ctx)
	}
	if err != nil {
		s.Close()
		return nil, readable(err)
	}
	return s, nil
}

func connect(ctx context.Context, url string) (*Store, error) {
	scheme, path, _ := strings.Cut(url, ":")
	switch {
	case scheme == "sqlite" && path != "":
		return openSQLite(path)
	case scheme == "postgres", scheme == "postgresql":
		return openPostgres(ctx, url)
	}
	return nil, fault.New(fault.Invalid, "Die Datenbank heißt sqlite:PFAD oder postgres://…; „%s“ ist keins von beiden.", scheme)
}
