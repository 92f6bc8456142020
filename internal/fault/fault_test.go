package fault

import (
	"errors"
	"fmt"
	"testing"
)

func TestPeopleReadTheSentenceAndNeverTheCause(t *testing.T) {
	cause := errors.New("dial tcp: geheim")
	err := fmt.Errorf("beim Liefern: %w", Wrap(Conflict, cause, "Fassung %d gibt es schon.", 3))
	if KindOf(err) != Conflict || SentenceOf(err) != "Fassung 3 gibt es schon." || !errors.Is(err, cause) {
		t.Errorf("%v: %v, %q", err, KindOf(err), SentenceOf(err))
	}
	if KindOf(cause) != Internal || SentenceOf(cause) == cause.Error() {
		t.Errorf("ein fremder Fehler zeigt sich: %q", SentenceOf(cause))
	}
}
