// Package auth says who acts and what they may do: accounts, roles, actors,
// and the policy that decides on actor, action and object.
//
// Every write takes an Actor, and a zero Actor is an error. What a role may do
// stands in the Cedar files of policy/, which a data-protection officer can
// read; Go only asks them.
package auth

import "buendnis/internal/fault"

// Role is what an account is for.
type Role string

// The roles that exist today.
const (
	Koordination Role = "koordination" // the coordinating office: all municipalities' figures, no people
	Kommune      Role = "kommune"      // a municipality: its own data only
)

// Actor is the one who does something: a signed-in account, or the program
// itself on the operator's command line.
type Actor struct {
	Account string // account id; "programm" for the command line
	Name    string // as shown: Koordination 01
	Role    Role
	Kommune string // AGS, only for the role Kommune
}

// Program is the actor of commands that the operator runs at the machine.
func Program(command string) Actor {
	return Actor{Account: program, Name: "Programm (" + command + ")", Role: Koordination}
}

const program = "programm"

// IsProgram tells whether no person acts, but a command at the machine.
func (a Actor) IsProgram() bool { return a.Account == program }

// Validate refuses an actor that nobody is.
func (a Actor) Validate() error {
	if a.Account == "" || a.Role == "" {
		return fault.New(fault.Unauthenticated, "Bitte melden Sie sich an.")
	}
	if a.Role == Kommune && len(a.Kommune) != 8 {
		return fault.New(fault.Forbidden, "Das Konto „%s“ gehört zu keiner Kommune. Die Koordination kann das ändern.", a.Name)
	}
	return nil
}
