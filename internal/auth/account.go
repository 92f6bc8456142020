package auth

import (
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"buendnis/internal/fault"
)

// The rules for accounts, all numbers in one place.
const (
	MinPassword = 12               // characters; longer sentences beat odd signs
	MaxPassword = 200              // characters
	MaxName     = 60               // characters
	MaxFailures = 5                // wrong passwords in a row until the account is closed for a while
	LockTime    = 15 * time.Minute // how long
)

// FoldName is the form in which names are unique: „Koordination 01“ and
// „koordination  01“ are one account.
func FoldName(name string) string {
	return cases.Fold().String(norm.NFKC.String(strings.Join(strings.Fields(name), " ")))
}

// ValidateName refuses a name that nobody could type again.
func ValidateName(name string) error {
	switch n := utf8.RuneCountInString(strings.TrimSpace(name)); {
	case n == 0:
		return fault.New(fault.Invalid, "Das Konto braucht einen Namen, zum Beispiel „Koordination 01“.")
	case n > MaxName:
		return fault.New(fault.Invalid, "Der Name ist länger als %d Zeichen. Wählen Sie einen kürzeren.", MaxName)
	case strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == utf8.RuneError }):
		return fault.New(fault.Invalid, "Der Name enthält ein unsichtbares Zeichen. Schreiben Sie ihn noch einmal von Hand.")
	}
	return nil
}

// ValidatePassword refuses a password that is too short or easy to guess.
func ValidatePassword(name, password string) error {
	n := utf8.RuneCountInString(password)
	switch folded := FoldName(password); {
	case n < MinPassword:
		return fault.New(fault.Invalid, "Das Kennwort hat %d Zeichen. Es braucht mindestens %d; ein kurzer Satz ist leicht zu merken.", n, MinPassword)
	case n > MaxPassword:
		return fault.New(fault.Invalid, "Das Kennwort ist länger als %d Zeichen. Wählen Sie ein kürzeres.", MaxPassword)
	case len(FoldName(name)) > 3 && strings.Contains(folded, FoldName(name)): // „Al“ stands in many words
		return fault.New(fault.Invalid, "Das Kennwort enthält den Namen des Kontos. Wählen Sie eines, das nichts mit dem Namen zu tun hat.")
	case monotonous(folded):
		return fault.New(fault.Invalid, "Das Kennwort wiederholt nur wenige Zeichen. Wählen Sie eines mit mindestens fünf verschiedenen.")
	}
	return nil
}

func monotonous(text string) bool {
	different := map[rune]bool{}
	for _, r := range text {
		different[r] = true
	}
	return len(different) < 5
}

// AfterFailure is the count of wrong passwords after one more at the moment
// `at`, and until when the account is closed (nil: it is open). A lock that has
// passed begins a new count.
func AfterFailure(failures int, until *time.Time, at time.Time) (int, *time.Time) {
	if until != nil && !at.Before(*until) {
		failures = 0
	}
	if failures++; failures < MaxFailures {
		return failures, nil
	}
	end := at.Add(LockTime)
	return failures, &end
}
