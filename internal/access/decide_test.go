package access

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// opensOf writes the openings short: "zeit duldung_seit 2020-05-02".
func opensOf(d Decision) string {
	var list []string
	for _, o := range d.Opens {
		text := o.Kind
		if o.Fact != nil {
			text += " " + *o.Fact
		}
		if o.Date != nil {
			text += " " + o.Date.String()
		}
		list = append(list, text)
	}
	return strings.Join(list, ", ")
}

func TestAnswers(t *testing.T) {
	b := mustSmallBook(t)
	for _, c := range []struct {
		name, question string
		verdict        Verdict
		missing        string
		flags, opens   string
	}{
		{
			"die Frist endet am 1. Mai, offen ist ab dem 2.",
			`{"on":"2020-04-15","instrument":"bvb","facts":{"status":"DULD_ALLG","duldung_seit":"2019-08-01","aa_gemeldet":"arbeitslos"},"background":"unauffaellig"}`,
			Nein, "[]", "[]", "zeit duldung_seit 2020-05-02",
		},
		{
			"am letzten Tag der Frist noch nicht, und das ist ein Grenztag",
			`{"on":"2020-05-01","instrument":"bvb","facts":{"status":"DULD_ALLG","duldung_seit":"2019-08-01","aa_gemeldet":"arbeitslos"},"background":"unauffaellig"}`,
			Nein, "[]", "[grenztag]", "zeit duldung_seit 2020-05-02",
		},
		{
			"am Tag danach",
			`{"on":"2020-05-02","instrument":"bvb","facts":{"status":"DULD_ALLG","duldung_seit":"2019-08-01","aa_gemeldet":"arbeitslos"},"background":"unauffaellig"}`,
			Ja, "[]", "[leistungsermessen soll grenztag]", "",
		},
		{
			"Zeiten mit § 60b zählen nicht: 31 Tage später",
			`{"on":"2020-05-02","instrument":"bvb","facts":{"status":"DULD_ALLG","duldung_seit":"2019-08-01","aa_gemeldet":"arbeitslos","zeiten_60b":[{"von":"2019-10-01","bis":"2019-10-31"}]},"background":"unauffaellig"}`,
			Nein, "[]", "[]", "zeit duldung_seit 2020-06-02",
		},
		{
			"ein Handgriff genügt",
			`{"on":"2021-01-01","instrument":"bvb","facts":{"status":"DULD_ALLG","duldung_seit":"2019-08-01","aa_gemeldet":"nein"},"background":"unauffaellig"}`,
			Nein, "[]", "[]", "handlung aa_gemeldet",
		},
		{
			"zwei Dinge stehen im Weg: Zeit, mit ihrem Tag, und ein Handgriff",
			`{"on":"2020-01-01","instrument":"bvb","facts":{"status":"DULD_ALLG","duldung_seit":"2019-08-01","aa_gemeldet":"nein"},"background":"unauffaellig"}`,
			Nein, "[]", "[]", "zeit duldung_seit 2020-05-02, handlung aa_gemeldet",
		},
		{
			"gezählte Monate laufen weiter",
			`{"on":"2021-01-15","instrument":"bvb","facts":{"status":"DULD_ALLG","t_duldung_monate":8,"aa_gemeldet":"arbeitslos"},"background":"unauffaellig"}`,
			Nein, "[]", "[]", "zeit duldung_seit 2021-02-15",
		},
		{
			"kein Weg: nur durch Recht",
			`{"on":"2021-01-01","instrument":"bvb","facts":{"status":"GEST"},"background":"unauffaellig"}`,
			Nein, "[]", "[]", "recht",
		},
		{
			"ermessen trägt eine Öffnung",
			`{"on":"2021-01-01","instrument":"bvb","facts":{"status":"GUEB"},"background":"unauffaellig"}`,
			Ermessen, "[]", "[leistungsermessen]", "recht",
		},
		{
			"eine Voraussetzung fehlt; ihr Flag kommt dazu",
			`{"on":"2021-01-01","instrument":"bvb","facts":{"status":"AE_25_5","verbot_60a6_nr2":true},"background":"unauffaellig"}`,
			Nein, "[]", "[einzelfall]", "behoerde verbot_60a6_nr2",
		},
		{
			"eine Sperrregel öffnet nichts",
			`{"on":"2021-01-01","instrument":"beschaeftigungsverbot","facts":{"status":"AE_25_5"},"background":"unauffaellig"}`,
			Nein, "[]", "[]", "",
		},
		{
			"was auf streitigem Recht ruht, ist unklar, und kein Fakt fehlt",
			`{"on":"2021-01-01","instrument":"bvb","facts":{"status":"AE_25_5","verbot_grund":"61_sicher"},"background":"unauffaellig"}`,
			Unklar, "[]", "[rechtsfrage_streitig]", "",
		},
		{
			"Duldung unbekannter Art: die Art fehlt, und die Frist",
			`{"on":"2021-01-01","instrument":"bvb","facts":{"status":"DULD_UNBEK","aa_gemeldet":"arbeitslos","zeiten_60b":[]},"unknown":["status"],"background":"unauffaellig"}`,
			Unklar, "[duldung_seit status]", "[]", "",
		},
		{
			"ein unbekannter Beginn, aber zu kurz im Land: sicher ab neun Monaten nach heute",
			`{"on":"2021-01-01","instrument":"bvb","facts":{"status":"DULD_ALLG","einreise":"2020-11-01","aa_gemeldet":"arbeitslos"},"background":"unauffaellig"}`,
			Nein, "[]", "[]", "zeit duldung_seit 2021-10-02",
		},
		{
			"unterbrochener Aufenthalt: die Einreise begrenzt nichts",
			`{"on":"2021-01-01","instrument":"bvb","facts":{"status":"DULD_ALLG","einreise":"2020-11-01","unterbrechung":true,"aa_gemeldet":"arbeitslos"},"background":"unauffaellig"}`,
			Unklar, "[duldung_seit]", "[]", "",
		},
		{
			"ein Monat, in dem jeder Tag reicht",
			`{"on":"2021-01-01","instrument":"bvb","facts":{"status":"DULD_ALLG","duldung_seit":"2020-03","aa_gemeldet":"arbeitslos"},"background":"unauffaellig"}`,
			Ja, "[]", "[leistungsermessen soll]", "",
		},
		{
			"ein Monat, in dem es auf den Tag ankommt",
			`{"on":"2020-12-20","instrument":"bvb","facts":{"status":"DULD_ALLG","duldung_seit":"2020-03","aa_gemeldet":"arbeitslos"},"background":"unauffaellig"}`,
			Unklar, "[duldung_seit]", "[]", "",
		},
		{
			"ohne Hintergrund fehlt, was niemand gesagt hat",
			`{"on":"2021-01-01","instrument":"bvb","facts":{"status":"AE_25_5"}}`,
			Unklar, "[verbot_60a6_nr2]", "[]", "",
		},
		{
			"der eingegebene abgeleitete Fakt geht vor",
			`{"on":"2021-01-01","instrument":"bvb","facts":{"status":"AE_25_5","beschaeftigungsverbot_besteht":true},"background":"unauffaellig"}`,
			Nein, "[]", "[einzelfall]", "behoerde verbot_60a6_nr2",
		},
		{
			"als unbekannt genannt: keine Ableitung, kein Hintergrund",
			`{"on":"2021-01-01","instrument":"bvb","facts":{"status":"AE_25_5"},"unknown":["beschaeftigungsverbot_besteht"],"background":"unauffaellig"}`,
			Unklar, "[beschaeftigungsverbot_besteht]", "[]", "",
		},
		{
			"die alte Fassung; die neue kommt",
			`{"on":"2019-07-31","instrument":"bvb","facts":{"status":"AE_25_5"},"background":"unauffaellig"}`,
			Nein, "[]", "[]", "zeit 2019-08-01",
		},
	} {
		d := ask(t, b, c.question)
		got := fmt.Sprintf("%s %v %v %s", d.Verdict, d.Missing, d.Flags, opensOf(d))
		want := fmt.Sprintf("%s %s %s %s", c.verdict, c.missing, c.flags, c.opens)
		if got != want {
			t.Errorf("%s:\n  ist  %s\n  soll %s\n  %+v", c.name, got, want, d.Reasons)
		}
	}
}

func TestWithoutVersionInForceTheReasonNamesTheDay(t *testing.T) {
	b := mustSmallBook(t)
	early := ask(t, b, `{"on":"2015-01-01","instrument":"bvb","facts":{}}`)
	late := ask(t, b, `{"on":"2026-01-01","instrument":"bvb","facts":{}}`)
	if early.Verdict != Nein || early.Version.Source != "alte Fassung" || early.Reasons[0].Text != "Die Regel gilt erst ab dem 01.01.2016." {
		t.Errorf("%+v", early)
	}
	if late.Verdict != Nein || late.Version.Source != "neue Fassung" || late.Reasons[0].Text != "Die Regel galt nur bis zum 31.12.2025." || len(late.Opens) == 0 {
		t.Errorf("%+v", late)
	}
}

func TestReasonsSayWhatHolds(t *testing.T) {
	d := ask(t, mustSmallBook(t), `{"on":"2021-01-01","instrument":"bvb","facts":{"status":"DULD_ALLG","aa_gemeldet":"nein"},"background":"unauffaellig"}`)
	var texts []string
	for _, r := range d.Reasons {
		holds := "offen"
		if r.Holds != nil {
			holds = fmt.Sprint(*r.Holds)
		}
		texts = append(texts, r.Text+" "+holds)
	}
	want := []string{
		"Das Alter passt. true", "Es besteht kein Verbot. true", "Ein Titel. false", "Eine Duldung. true",
		"Neun Monate Duldung. offen", "Gemeldet. false", "Grenzübertrittsbescheinigung. false", "Nicht offen. true",
	}
	if !slices.Equal(texts, want) {
		t.Errorf("%q", texts)
	}
}

// Time opens a rule also by a change in another rule that it asks.
func TestALaterVersionOfAnotherRuleOpens(t *testing.T) {
	ban := strings.Replace(smallLaw["sperrregel/beschaeftigungsverbot.yaml"], "- source: Probe", "- to: 2022-12-31\n  source: Probe", 1)
	b, err := smallBook(t, map[string]string{"sperrregel/beschaeftigungsverbot.yaml": ban})
	if err != nil {
		t.Fatal(err)
	}
	d := ask(t, b, `{"on":"2021-01-01","instrument":"bvb","facts":{"status":"AE_25_5","verbot_60a6_nr2":true},"background":"unauffaellig"}`)
	if got := opensOf(d); got != "zeit 2023-01-01, behoerde verbot_60a6_nr2" {
		t.Error(got)
	}
}
