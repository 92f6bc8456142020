package access

import (
	"io/fs"
	"sync"

	"buendnis/internal/civil"
	"buendnis/internal/rule"
)

// Rulebook is all of law/, read and compiled. It is safe for concurrent use.
type Rulebook struct {
	vocabulary  *rule.Vocabulary
	language    *rule.Language
	catalogue   []Instrument
	kinds       []rule.Choice
	rules       map[string][]*version
	derived     map[string][]derivation
	unread      map[string]map[string]string // instrument → fact → why its rule does not ask for it
	changes     map[string][]civil.Date      // fact or "verdict/…" → days on which its law changes
	clocks      map[string]string            // date fact → name of its clock
	outside     *outside
	background  background
	needKinds   []needKind
	needRules   []needRule
	groups      []statusGroup
	entryGroups []rule.Choice // those that an offer may ask for
	titles      []Title
	usual       []string // statuses with which the matrix begins
	sources     map[string]Source
	refused     []rule.Bound // what given dates may not say
	ladders     []ladder     // levels, and the needs that lead to them
	boundTests  sync.Map     // conditions of bounds → *plainTest
	areas       []Area       // of forms
	itemLabels  map[string]map[string]string
	mu          sync.Mutex
	rulings     map[rulingKey]*ruling
	needs       map[civil.Date]*needProgram
}

// Load reads and checks every file of law/.
func Load(law fs.FS) (*Rulebook, error) {
	b := &Rulebook{
		rules: map[string][]*version{}, unread: map[string]map[string]string{}, derived: map[string][]derivation{}, clocks: map[string]string{},
		rulings: map[rulingKey]*ruling{}, needs: map[civil.Date]*needProgram{},
	}
	steps := []func(fs.FS) error{
		b.loadVocabulary, b.loadCatalogue, b.loadStatus, b.loadTitles, b.loadTables, b.findRules, b.prepare,
		b.loadDerived, b.loadBounds, b.loadScope, b.loadBackground, b.loadImplied, b.loadRules, b.checkCycles, b.loadNeeds,
		b.loadSources, b.loadAreas,
	}
	for _, step := range steps {
		if err := step(law); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// Vocabulary is the words that rules, workbooks and pages share.
func (b *Rulebook) Vocabulary() *rule.Vocabulary { return b.vocabulary }

func (b *Rulebook) loadVocabulary(law fs.FS) error {
	v, err := rule.LoadVocabulary(law)
	b.vocabulary = v
	b.language = &rule.Language{Vocabulary: v, Tables: map[string]*rule.Table{}, Rules: map[string]bool{}}
	for _, verdict := range verdicts {
		b.language.Answers = append(b.language.Answers, string(verdict))
	}
	return err
}

func (b *Rulebook) prepare(fs.FS) error { return b.language.Prepare() }
