package access

import (
	"buendnis/internal/civil"
	"buendnis/internal/rule"
)

// Entry is who may enter an offer by the offer's own conditions.
type Entry struct {
	Conditions []string // in the rule language; all must hold
	Kommunen   []string // AGS; nil: wherever people live
}

// Resident is a person, or a class of people who are alike.
type Resident struct {
	Facts   rule.Facts
	Kommune string // AGS
	Count   int
}

// Entries are the entries of many offers on a day, ready to be counted over
// whole populations: 120,000 people and 25,000 offers are no more than a moment,
// because nothing is kept for a pair of the two.
type Entries struct {
	in       *intake
	joints   *rule.Joints
	kommunen map[string]int // number of each that some entry names, from 1
}

// Entries prepares entries; the error is a German sentence. The background is
// "unauffaellig", as for a Condition.
func (b *Rulebook) Entries(on civil.Date, list []Entry) (*Entries, error) {
	e := &Entries{kommunen: map[string]int{}}
	for _, entry := range list {
		for _, kommune := range entry.Kommunen {
			if _, ok := e.kommunen[kommune]; !ok {
				e.kommunen[kommune] = len(e.kommunen) + 1
			}
		}
	}
	program, tests := b.language.NewProgram(on), map[string]*rule.Test{}
	joints := make([]rule.Joint, len(list))
	for i, entry := range list {
		joints[i].Groups = e.groups(entry.Kommunen)
		for _, source := range entry.Conditions {
			if tests[source] == nil {
				c, err := b.Condition(source)
				if err != nil {
					return nil, err
				}
				tests[source] = program.Test(c.expr, scope{b, nil, on})
			}
			joints[i].Tests = append(joints[i].Tests, tests[source])
		}
	}
	e.in = b.intake(program.Finish())
	e.joints = program.Joints(joints)
	return e, nil
}

// groups marks the Kommunen of an entry.
func (e *Entries) groups(kommunen []string) []bool {
	if kommunen == nil {
		return nil
	}
	marked := make([]bool, len(e.kommunen)+1)
	for _, kommune := range kommunen {
		marked[e.kommunen[kommune]] = true
	}
	return marked
}

// Population is people laid out to be counted.
type Population struct{ crowd *rule.Crowd }

// Lay lays people out.
func (e *Entries) Lay(people []Resident) *Population {
	return &Population{e.joints.Crowd(len(people), func() func(int) rule.Member {
		d := e.in.desk()
		return func(i int) rule.Member {
			p := &people[i]
			return rule.Member{Known: d.know(p.Facts, nil, true), Group: e.kommunen[p.Kommune], Count: p.Count}
		}
	})}
}

// Count tells for each entry how many people surely may enter, and how many
// possibly, over all completions of what is not known about them.
func (p *Population) Count() []rule.Tally { return p.crowd.Count() }
