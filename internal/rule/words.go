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
	Kommune     func(ags string) error       // refuses a municipality that does not exist, with a German sentence; nil: any

	// Against is what facts and explicit needs say against each other: about
	// which of them, and a German sentence with the repair; nil: not asked.
	Against func(facts Facts, needs []string) (about []string, sentence string)
}
