package auth

import (
	"embed"
	"fmt"
	"io/fs"

	"github.com/cedar-policy/cedar-go"

	"buendnis/internal/fault"
)

//go:embed policy/*.cedar
var policyFiles embed.FS

// Object is what an action is done to; the zero Object is the alliance itself.
type Object struct {
	Kommune string // AGS of the municipality that owns it
}

// Policies decide who may do what. What no policy allows is forbidden.
type Policies struct {
	set *cedar.PolicySet
}

// LoadPolicies reads the Cedar files of policy/.
func LoadPolicies() (*Policies, error) {
	p := &Policies{set: cedar.NewPolicySet()}
	files, err := fs.Glob(policyFiles, "policy/*.cedar")
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		if err := p.read(file); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
	}
	return p, nil
}

// read adds the policies of a file under the name that each one carries.
func (p *Policies) read(file string) error {
	raw, err := policyFiles.ReadFile(file)
	if err != nil {
		return err
	}
	list, err := cedar.NewPolicyListFromBytes(file, raw)
	if err != nil {
		return err
	}
	for _, policy := range list {
		id := cedar.PolicyID(policy.Annotations()["id"])
		if id == "" {
			return fmt.Errorf("eine Regel hat keinen Namen (@id)")
		}
		if !p.set.Add(id, policy) {
			return fmt.Errorf("die Regel %s gibt es zweimal", id)
		}
	}
	return nil
}

// Allow is nil, or a fault that says that nobody is signed in or that the
// actor may not. The zero Actor is a visitor.
func (p *Policies) Allow(actor Actor, action Action, object Object) error {
	who, what := principal(actor), resource(object)
	decision, doubts := cedar.Authorize(p.set, cedar.EntityMap{who.UID: who, what.UID: what}, cedar.Request{
		Principal: who.UID, Action: cedar.NewEntityUID("Action", cedar.String(action)), Resource: what.UID,
	})
	switch {
	case len(doubts.Errors) > 0: // a policy that can't be evaluated might be the one that forbids
		return fault.New(fault.Internal, "Die Regel %s lässt sich nicht anwenden: %s", doubts.Errors[0].PolicyID, doubts.Errors[0].Message)
	case decision == cedar.Allow:
		return nil
	case actor == Actor{}:
		return fault.New(fault.Unauthenticated, "Bitte melden Sie sich an.")
	case object.Kommune != "" && actor.Role == Kommune && object.Kommune != actor.Kommune:
		return fault.New(fault.Forbidden, "Das gehört einer anderen Kommune. Ihr Konto sieht nur die eigene.")
	}
	return fault.New(fault.Forbidden, "Ihr Konto darf das nicht: %s. Wenn Sie es für Ihre Arbeit brauchen, wenden Sie sich an die Koordination.", action.Meaning())
}

// principal is the actor as the policies see it: an account in a role.
func principal(actor Actor) cedar.Entity {
	role := string(actor.Role)
	switch {
	case actor.IsProgram():
		role = "programm"
	case actor == Actor{}:
		role = "besucher"
	}
	return cedar.Entity{
		UID:        cedar.NewEntityUID("Konto", cedar.String(actor.Account)),
		Parents:    cedar.NewEntityUIDSet(cedar.NewEntityUID("Rolle", cedar.String(role))),
		Attributes: cedar.NewRecord(cedar.RecordMap{"kommune": cedar.String(actor.Kommune)}),
	}
}

// resource is the object: a municipality, or the alliance.
func resource(object Object) cedar.Entity {
	if object.Kommune == "" {
		return cedar.Entity{UID: cedar.NewEntityUID("Buendnis", "buendnis")}
	}
	return cedar.Entity{
		UID:        cedar.NewEntityUID("Kommune", cedar.String(object.Kommune)),
		Attributes: cedar.NewRecord(cedar.RecordMap{"ags": cedar.String(object.Kommune)}),
	}
}
