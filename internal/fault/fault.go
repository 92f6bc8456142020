// Package fault is the one model of errors that people see: a kind that the
// edges translate (HTTP status, exit code) and a German sentence that says
// what is wrong, where, and how to repair it.
//
// Whoever makes a Fault knows enough to write that sentence. Every other error
// is internal: it is logged, and the person reads only that something failed.
package fault

import (
	"errors"
	"fmt"
)

// Kind is the class of a fault.
type Kind int

// The kinds, in the order in which an edge checks them.
const (
	Internal        Kind = iota // our own mistake or a broken machine
	Invalid                     // the input can't be used as it is
	Unauthenticated             // nobody is signed in
	Forbidden                   // signed in, but not allowed
	NotFound                    // there is no such thing, or not for this actor
	Conflict                    // somebody else was faster, or the state forbids it
	TooLarge                    // more than the limit
	TooMany                     // too often in too short a time
)

// Fault is an error with a sentence for people.
type Fault struct {
	Kind     Kind
	Sentence string // German: what, where, how to repair
	Cause    error  // for the log, never shown
}

// New makes a fault; the sentence takes fmt verbs.
func New(kind Kind, sentence string, args ...any) *Fault {
	return &Fault{Kind: kind, Sentence: fmt.Sprintf(sentence, args...)}
}

// Wrap makes a fault that remembers its cause for the log.
func Wrap(kind Kind, cause error, sentence string, args ...any) *Fault {
	return &Fault{Kind: kind, Sentence: fmt.Sprintf(sentence, args...), Cause: cause}
}

// Error is the sentence.
func (f *Fault) Error() string { return f.Sentence }

// Unwrap gives the cause.
func (f *Fault) Unwrap() error { return f.Cause }

// KindOf is the kind of the first fault in err's chain, Internal if none.
func KindOf(err error) Kind {
	var f *Fault
	if errors.As(err, &f) {
		return f.Kind
	}
	return Internal
}

// SentenceOf is what people may read about err.
func SentenceOf(err error) string {
	var f *Fault
	if errors.As(err, &f) {
		return f.Sentence
	}
	return "Das hat nicht geklappt. Der Fehler ist aufgezeichnet; bitte versuchen Sie es noch einmal."
}
