package gate

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"runtime/debug"

	"buendnis/internal/fault"
)

// Problem is what a person reads when a page can't be shown.
type Problem struct {
	Status   int
	Title    string
	Sentence string
}

// answers is the one table from kinds of fault to HTTP.
var answers = map[fault.Kind]Problem{
	fault.Internal:        {Status: http.StatusInternalServerError, Title: "Das hat nicht geklappt"},
	fault.Invalid:         {Status: http.StatusUnprocessableEntity, Title: "So geht es nicht"},
	fault.Unauthenticated: {Status: http.StatusUnauthorized, Title: "Bitte melden Sie sich an"},
	fault.Forbidden:       {Status: http.StatusForbidden, Title: "Das dürfen Sie hier nicht"},
	fault.NotFound:        {Status: http.StatusNotFound, Title: "Diese Seite gibt es nicht"},
	fault.Conflict:        {Status: http.StatusConflict, Title: "Der Stand hat sich geändert"},
	fault.TooLarge:        {Status: http.StatusRequestEntityTooLarge, Title: "Das ist zu groß"},
	fault.TooMany:         {Status: http.StatusTooManyRequests, Title: "Zu viele Versuche"},
}

// ProblemOf is what a person may read about an error.
func ProblemOf(err error) Problem {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		err = fault.New(fault.TooLarge, "Die Datei oder das Formular ist größer als %d MB. Bitte laden Sie nur die ausgefüllte Arbeitsmappe hoch.", max(1, large.Limit>>20))
	}
	p := answers[fault.KindOf(err)]
	p.Sentence = fault.SentenceOf(err)
	return p
}

// answer shows an error. A visitor who wants to read something signed-in is
// sent to the login and comes back; an own mistake is logged with its cause.
func (g *Gate) answer(w http.ResponseWriter, r *http.Request, err error) {
	p := ProblemOf(err)
	if p.Status == http.StatusInternalServerError {
		g.Log.Error("Fehler", "pattern", r.Pattern, "method", r.Method, "err", err)
	}
	if p.Status == http.StatusUnauthorized && ActorOf(r).Account == "" && r.Method == http.MethodGet {
		http.Redirect(w, r, "/anmelden?weiter="+url.QueryEscape(r.URL.RequestURI()), http.StatusSeeOther)
		return
	}
	g.Answer(w, r, p)
}

// safely makes an error of a panic: one bad page must not end the program.
func (g *Gate) safely(handle Handler, w http.ResponseWriter, r *http.Request) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			if cause == http.ErrAbortHandler { // net/http compares it so, too
				panic(cause)
			}
			err = fmt.Errorf("abgestürzt: %v\n%s", cause, debug.Stack())
		}
	}()
	return handle(w, r)
}
