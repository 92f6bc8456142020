package web

import (
	"sync"

	"buendnis/internal/access"
)

// cases keeps the test cases of the law in force, and their results as somebody
// asks for them.
type cases struct {
	mu      sync.Mutex
	book    *access.Rulebook
	all     map[string][]access.Case // by instrument
	results map[string][]access.CaseResult
}

// of an instrument, tried against the law in force.
func (c *cases) of(book *access.Rulebook, read func() ([]access.Case, error), instrument string) ([]access.CaseResult, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.book != book {
		list, err := read()
		if err != nil {
			return nil, err
		}
		c.book, c.all, c.results = book, map[string][]access.Case{}, map[string][]access.CaseResult{}
		for _, of := range list {
			c.all[of.Instrument] = append(c.all[of.Instrument], of)
		}
	}
	results, tried := c.results[instrument]
	if !tried {
		for _, of := range c.all[instrument] {
			results = append(results, book.Try(of))
		}
		c.results[instrument] = results
	}
	return results, nil
}
