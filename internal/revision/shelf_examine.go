package revision

import (
	"encoding/json"
	"fmt"
	"sync"

	"buendnis/internal/civil"
)

// keptExaminations are as many drafts as people look at in an hour.
const keptExaminations = 16

// examinations remembers what came of a draft under the law of a moment: a page
// that is looked at twice is examined once.
type examinations struct {
	mu    sync.Mutex
	known map[string]*Examination
}

// Examine is the package's Examine under the law in force here.
func (s *Shelf) Examine(d Draft, today civil.Date) (*Examination, error) {
	reading := s.state.Load()
	text, err := json.Marshal(d)
	if err != nil {
		return nil, err
	}
	key := fmt.Sprintf("%d %s %s", reading.Law.Number, today, text)
	s.known.mu.Lock()
	e := s.known.known[key]
	s.known.mu.Unlock()
	if e != nil {
		return e, nil
	}
	if e, err = Examine(reading.Law, reading.Book, d, today); err != nil {
		return nil, err
	}
	s.known.mu.Lock()
	defer s.known.mu.Unlock()
	if len(s.known.known) >= keptExaminations || s.known.known == nil {
		s.known.known = map[string]*Examination{}
	}
	s.known.known[key] = e
	return e, nil
}
