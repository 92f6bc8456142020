package revision

import (
	"context"
	"strings"
	"testing"

	"buendnis/internal/access"
	"buendnis/internal/civil"
	"buendnis/internal/rule"
	"buendnis/law"
)

// shelfOf has these files approved.
func shelfOf(t testing.TB, files map[string][]byte) *Shelf {
	t.Helper()
	s, err := NewShelf(context.Background(), law.FS, func(_ context.Context, known int64) (Approved, error) {
		return Approved{Number: 7, Files: files}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func verdictOf(t testing.TB, book *access.Rulebook, instrument string) access.Decision {
	t.Helper()
	status, _ := book.Vocabulary().Fact("status")
	duldung, err := status.Parse("DULD_ALLG")
	if err != nil {
		t.Fatal(err)
	}
	d, err := book.Decide(access.Question{ID: "x", On: civil.MustParse("2020-02-01"), Instrument: instrument, Background: access.Unauffaellig, Facts: rule.Facts{"status": duldung}})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// A rule that a newer program can't read is never silently another one: its
// instrument answers „unklar“, all others as ever, and somebody is told.
func TestADamagedRuleIsUnclear(t *testing.T) {
	c, _ := composed(t, opened())
	whole := shelfOf(t, c.Files)
	if d := verdictOf(t, whole.Book(), "berufssprachkurs"); d.Verdict != access.Ja || len(whole.Damages()) > 0 || whole.Number() != 7 {
		t.Fatalf("die bestätigte Regel gilt nicht: %s, %v", d.Verdict, whole.Damages())
	}
	broken := map[string][]byte{}
	for path, raw := range c.Files {
		text := string(raw)
		if at := strings.LastIndex(text, "'DULD'"); at >= 0 { // in the draft's version
			text = text[:at] + "'FRUEHER'" + text[at+len("'DULD'"):]
		}
		broken[path] = []byte(text)
	}
	s := shelfOf(t, broken)
	d := verdictOf(t, s.Book(), "berufssprachkurs")
	if d.Verdict != access.Unklar || len(d.Missing) > 0 || !strings.Contains(strings.Join(d.Flags, " "), "nicht_bestaetigt") {
		t.Errorf("statt unklar: %+v", d)
	}
	if want, got := verdictOf(t, loaded(t, law.FS), "bab"), verdictOf(t, s.Book(), "bab"); want.Verdict != got.Verdict {
		t.Errorf("ein anderes Instrument hat sich geändert: %s statt %s", got.Verdict, want.Verdict)
	}
	damages := s.Damages()
	if len(damages) != 1 || damages[0].Instrument != "berufssprachkurs" || !strings.Contains(damages[0].Sentence, "law/sprache/berufssprachkurs.yaml") || !strings.Contains(damages[0].Sentence, "FRUEHER") {
		t.Fatalf("%+v", damages)
	}
	mends(t, s)
}

// mends checks that the damaged rule can be repaired by drafts.
func mends(t *testing.T, s *Shelf) {
	t.Helper()
	text, err := Begin(s.Law(), "berufssprachkurs", day("2020-02-01"))
	if err != nil || !strings.Contains(text, "FRUEHER") {
		t.Fatalf("der Entwurf beginnt nicht mit dem bestätigten Text: %v\n%s", err, text)
	}
	d := Draft{Instrument: "berufssprachkurs", Kind: Correction, From: day("2020-02-01"), Rule: strings.ReplaceAll(text, "FRUEHER", "DULD"), Cases: probeCase("P5", "2020-02-01", "ja") + probeCase("P6", "2020-01-31", "nein")}
	e, err := Examine(s.Law(), s.Book(), d, today)
	if err != nil || len(e.Mistakes) > 0 {
		t.Fatalf("%v, %+v", err, e.Mistakes)
	}
	e, err = Examine(s.Law(), s.Book(), Draft{Instrument: "berufssprachkurs", Kind: Reset, Reason: "zurück"}, today)
	if err != nil || !e.Passed() {
		t.Fatalf("zurück geht nicht: %v, %v", err, e.Open())
	}
}

func TestAnInstrumentThatIsGoneIsTold(t *testing.T) {
	s := shelfOf(t, map[string][]byte{"sprache/gibt-es-nicht.yaml": []byte("x"), "cases/berufssprachkurs.ndjson": []byte(`{"id":"A","on":"2020-01-01","instrument":"berufssprachkurs","facts":{"frueher":true},"expected":"ja"}`)})
	if len(s.Damages()) != 2 || s.Number() != 7 {
		t.Errorf("%+v", s.Damages())
	}
	if cases, err := s.Book().Cases(s.Files()); err != nil || len(cases) == 0 {
		t.Errorf("die Fälle sind nicht zu lesen: %v", err)
	}
}

// Going back gives the shipped rule and the shipped cases, and nobody else's.
func TestResetGivesTheShippedLawBack(t *testing.T) {
	d := opened()
	c, _ := composed(t, d)
	l, err := NewLaw(law.FS, Approved{Number: 1, Files: c.Files})
	if err != nil || !l.Approved("berufssprachkurs") || l.Approved("bab") {
		t.Fatal(err, l.changed)
	}
	back, err := Compose(l, Draft{Instrument: "berufssprachkurs", Kind: Reset})
	if err != nil {
		t.Fatal(err)
	}
	for path, raw := range back.Files {
		old, err := law.FS.ReadFile(path)
		if err != nil || string(old) != string(raw) {
			t.Errorf("%s ist nicht wie ausgeliefert: %v", path, err)
		}
	}
	if len(back.Files) != 2 {
		t.Errorf("%d Dateien", len(back.Files))
	}
}
