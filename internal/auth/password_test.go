package auth

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"buendnis/internal/fault"

	"golang.org/x/text/unicode/norm"
)

func TestPasswordFitsItsHash(t *testing.T) {
	hash, err := HashPassword("Grüße aus Düsseldorf")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(hash, "$argon2id$v=19$m=65536,t=3,p=2$") {
		t.Errorf("die Parameter stehen nicht in der Prüfsumme: %s", hash)
	}
	if !VerifyPassword(hash, "Grüße aus Düsseldorf") {
		t.Error("das richtige Kennwort wird abgewiesen")
	}
	if !VerifyPassword(hash, norm.NFD.String("Grüße aus Düsseldorf")) {
		t.Error("dasselbe Kennwort von einer anderen Tastatur wird abgewiesen")
	}
	for _, wrong := range []string{"", "grüße aus düsseldorf", "Grüße aus Düsseldorf "} {
		if VerifyPassword(hash, wrong) {
			t.Errorf("„%s“ wird angenommen", wrong)
		}
	}
	if again, _ := HashPassword("Grüße aus Düsseldorf"); again == hash {
		t.Error("zwei Prüfsummen desselben Kennworts sind gleich: das Salz fehlt")
	}
}

func TestAnOlderHashStaysReadable(t *testing.T) {
	old := stored{passes: 1, memory: 8 * 1024, lanes: 1, salt: []byte("0123456789abcdef")}
	old.key = old.compute("ein altes Kennwort", 32)
	if !VerifyPassword(old.String(), "ein altes Kennwort") {
		t.Error("eine Prüfsumme mit anderen Parametern wird nicht mehr gelesen")
	}
}

func TestBrokenHashNeverFits(t *testing.T) {
	for _, hash := range []string{
		"", "x", "$argon2id$v=19$m=65536,t=3,p=2$$", "$argon2i$v=19$m=65536,t=3,p=2$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
		"$argon2id$v=19$m=4294967295,t=3,p=2$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
		"$argon2id$v=19$m=65536,t=0,p=0$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
	} {
		if VerifyPassword(hash, "") || VerifyPassword(hash, "x") {
			t.Errorf("%q passt zu einem Kennwort", hash)
		}
	}
}

func FuzzParseHash(f *testing.F) {
	f.Add("$argon2id$v=19$m=65536,t=3,p=2$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA")
	f.Fuzz(func(t *testing.T, text string) {
		if h, err := parseHash(text); err == nil && (h.memory > 1<<20 || h.passes > 16 || len(h.key) < 16) {
			t.Errorf("%q wird mit absurden Zahlen gelesen: %+v", text, h)
		}
	})
}

func TestPasswordRules(t *testing.T) {
	for password, fits := range map[string]bool{
		"kurz":                           false,
		"elf Zeichen":                    false,
		"zwölf Zeich.":                   true,
		"aaaaaaaaaaaaaaaa":               false,
		"ababababababab":                 false,
		"meine KOORDINATION 01!":         false,
		"vier Fähren und ein Kanal":      true,
		strings.Repeat("abcdefghi ", 21): false,
	} {
		err := ValidatePassword("Koordination  01", password)
		if (err == nil) != fits {
			t.Errorf("„%s“ (%d Zeichen): %v", password, utf8.RuneCountInString(password), err)
		}
		if err != nil && fault.KindOf(err) != fault.Invalid {
			t.Errorf("„%s“: Art %v", password, fault.KindOf(err))
		}
	}
}

func TestNames(t *testing.T) {
	if FoldName(" KOORDINATION   01 ") != FoldName("Koordination 01") || FoldName("Straße") != FoldName("STRASSE") {
		t.Error("gleiche Namen werden nicht gleich gefaltet")
	}
	for _, bad := range []string{"", "  ", "a\x00b", strings.Repeat("x", 61)} {
		if ValidateName(bad) == nil {
			t.Errorf("%q wird als Name angenommen", bad)
		}
	}
}

func TestLockAfterFailures(t *testing.T) {
	at := time.Date(2020, 1, 15, 8, 0, 0, 0, time.UTC)
	var until *time.Time
	failures := 0
	for range MaxFailures {
		if until != nil {
			t.Fatalf("nach %d Fehlversuchen schon gesperrt", failures)
		}
		failures, until = AfterFailure(failures, until, at)
	}
	if until == nil || !until.Equal(at.Add(LockTime)) {
		t.Fatalf("nach %d Fehlversuchen gesperrt bis %v", failures, until)
	}
	if again, still := AfterFailure(failures, until, at.Add(time.Minute)); again != 6 || still == nil {
		t.Error("ein Fehlversuch während der Sperre öffnet das Konto")
	}
	if again, still := AfterFailure(failures, until, at.Add(LockTime)); again != 1 || still != nil {
		t.Errorf("nach der Sperre beginnt die Zählung nicht neu: %d, %v", again, still)
	}
}

func BenchmarkVerifyPassword(b *testing.B) {
	hash, _ := HashPassword("vier Fähren und ein Kanal")
	for b.Loop() {
		VerifyPassword(hash, "vier Fähren und ein Kanal")
	}
}
