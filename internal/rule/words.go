package rule

// Words are what a form may say: the facts and their values, the kinds of
// need, the legal gates that an offer may name, and what an offer may demand.
type Words struct {
	Vocabulary  *Vocabulary
	Needs       []Choice                     // kinds of need
	Instruments []Choice                     // legal gates
	Groups      []Choice                     // groups of status that an offer may ask for
	Statuses    []Choice                     // single statuses, without codes that stand for several
	Condition   func(condition string) error // refuses what is not in the rule language, with a German sentence
}
