package rule

import "buendnis/internal/civil"

// Under reads the law as it was on another day, for people as they are on the
// program's own; it comes before the first condition.
func (p *Program) Under(law civil.Date) *Program {
	p.Law = law
	return p
}
