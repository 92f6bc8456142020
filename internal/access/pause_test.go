package access

import (
	"fmt"
	"strings"
	"testing"
)

// Times that do not count, counted up to the day of the application, and what
// a question may leave out because it states the count itself.
func TestMonthsThatLeaveOutTimes(t *testing.T) {
	b := loadLaw(t)
	const ask60c = `{"on":"2021-07-01","instrument":"ausbildungsduldung","facts":{"status":"DULD_ALLG","identitaet_fristgerecht":true,` +
		`"ausbildung_art":"betrieblich","ausbildung_beginn":"2021-08-01","verbot_grund":"keins",%s},"background":"unauffaellig"%s}`
	for _, c := range []struct {
		name, facts, unknown string
		verdict              Verdict
		missing              string
	}{
		{"die Zeit endet drei Monate vor dem Antrag", `"duldung_seit":"2020-01-01","zeiten_60b":[{"von":"2020-01-01","bis":"2021-01-31"}],"antrag_am":"2021-05-02"`, "", Ja, "[]"},
		{"beim Antrag noch nicht, heute schon", `"duldung_seit":"2020-01-01","zeiten_60b":[{"von":"2020-01-01","bis":"2021-01-31"}],"antrag_am":"2021-04-30"`, "", Nein, "[]"},
		{"eine Zeit nach dem Antrag zählt dort nicht", `"duldung_seit":"2020-01-01","zeiten_60b":[{"von":"2021-05-05","bis":"2021-05-06"}],"antrag_am":"2021-05-02"`, "", Ja, "[]"},
		{"die Monate sind angegeben, die Zeiten unbekannt", `"t_duldung_monate":5`, `,"unknown":["zeiten_60b"]`, Ja, "[]"},
		{"beides unbekannt", `"duldung_seit":"2020-01-01"`, `,"unknown":["zeiten_60b"]`, Unklar, "[zeiten_60b]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := ask(t, b, fmt.Sprintf(ask60c, c.facts, c.unknown))
			if d.Verdict != c.verdict || fmt.Sprint(d.Missing) != c.missing {
				t.Errorf("%s, es fehlt %v; gewollt %s, %s", d.Verdict, d.Missing, c.verdict, c.missing)
			}
		})
	}
}

// A date that must lie at most six months ahead opens on the day six months
// before it.
func TestOpeningOfADateAhead(t *testing.T) {
	d := ask(t, loadLaw(t), `{"on":"2021-01-10","instrument":"ausbildungsduldung","facts":{"status":"DULD_ALLG","duldung_seit":"2020-01-01",`+
		`"ausbildung_art":"betrieblich","ausbildung_beginn":"2021-08-01","verbot_grund":"keins"},"background":"unauffaellig"}`)
	if got := opensOf(d); d.Verdict != Nein || !strings.HasPrefix(got, "zeit ausbildung_beginn 2021-02-01") {
		t.Errorf("%s, öffnet %s", d.Verdict, got)
	}
}

// „ungeklärt“ may mean either that the person helps or not: both the status of
// identity and the day of the steps would settle it.
func TestACodeThatMayMeanSeveral(t *testing.T) {
	d := ask(t, loadLaw(t), `{"on":"2021-07-01","instrument":"ausbildungsduldung","facts":{"status":"DULD_ALLG","duldung_seit":"2020-01-01",`+
		`"identitaet":"ungeklaert","ausbildung_art":"betrieblich","ausbildung_beginn":"2021-08-01","verbot_grund":"keins"},"background":"unauffaellig"}`)
	if got := fmt.Sprint(d.Missing); d.Verdict != Unklar || got != "[identitaet massnahmen_ergriffen_am]" {
		t.Errorf("%s, es fehlt %s", d.Verdict, got)
	}
}
