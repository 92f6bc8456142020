package access

import (
	"strings"
	"testing"
)

// Whoever writes law reads where the mistake is and what it is.
func TestLoadErrorsNameFileAndPlace(t *testing.T) {
	bvb := smallLaw["ausbildungsfoerderung/bvb.yaml"]
	for _, c := range []struct{ name, file, text, says string }{
		{"unbekannter Fakt", "ausbildungsfoerderung/bvb.yaml", strings.Replace(bvb, "t_duldung_monate >= 9", "t_duldung >= 9", 1), "law/ausbildungsfoerderung/bvb.yaml, Fassung 2, Weg 2: „t_duldung >= 9“, Stelle 1: das Wort „t_duldung“ gibt es nicht"},
		{"falscher Code", "ausbildungsfoerderung/bvb.yaml", strings.Replace(bvb, "'GUEB'", "'GÜB'", 1), "Fassung 2, Weg 3: „status == 'GÜB'“: „GÜB“ ist kein Wert von status"},
		{"unbekannte Gruppe", "ausbildungsfoerderung/bvb.yaml", strings.Replace(bvb, "'AE'", "'TITEL'", 1), "die Gruppe „TITEL“ gibt es nicht"},
		{"Text fehlt", "ausbildungsfoerderung/bvb.yaml", strings.Replace(bvb, ", text: Eine Duldung.", "", 1), "Weg 2: „in_group(status, 'DULD')“: Norm oder Text fehlt"},
		{"Quelle fehlt", "ausbildungsfoerderung/bvb.yaml", strings.Replace(bvb, "  source: neue Fassung\n", "", 1), "Fassung 2, Kopf: es fehlt die Quelle"},
		{"Überlappung", "ausbildungsfoerderung/bvb.yaml", strings.Replace(bvb, "2019-07-31", "2019-08-01", 1), "Fassung 2: beginnt am 01.08.2019, bevor die vorige endet"},
		{"unbekannter Schlüssel", "ausbildungsfoerderung/bvb.yaml", strings.Replace(bvb, "  flags: [leistungsermessen]", "  flagge: [leistungsermessen]", 1), "field flagge not found"},
		{"fremdes Instrument", "ausbildungsfoerderung/bvb.yaml", strings.Replace(bvb, "instrument: bvb", "instrument: bab", 1), "„bab“ gehört nicht in diese Datei"},
		{"unbekanntes Urteil", "ausbildungsfoerderung/bvb.yaml", strings.Replace(bvb, "verdict: ermessen", "verdict: vielleicht", 1), "„vielleicht“ ist kein Urteil"},
		{"Öffnung ohne Art", "ausbildungsfoerderung/bvb.yaml", strings.Replace(bvb, "kind: handlung", "kind: tun", 1), "eine Öffnung braucht eine bekannte Art"},
		{"Alternative", "ausbildungsfoerderung/bvb.yaml", strings.Replace(bvb, "kind: handlung, fact: aa_gemeldet", "kind: alternative, to: bvx", 1), "„bvx“ ist kein Instrument"},
		{"Instrument ohne Regel", "derived.yaml", strings.Replace(smallLaw["derived.yaml"], "'beschaeftigungsverbot'", "'bab'", 1), "law/derived.yaml, beschaeftigungsverbot_besteht: „verdict('bab') == 'ja'“: das Instrument „bab“ hat keine Regel"},
		{"Kreis von Ableitungen", "derived.yaml", strings.Replace(smallLaw["derived.yaml"], "value: alter_jahre >= 18", "value: alter_im_rahmen", 1) + "- {fact: gbp, value: volljaehrig}\n", ""},
		{"Kreis", "sperrregel/beschaeftigungsverbot.yaml", strings.Replace(smallLaw["sperrregel/beschaeftigungsverbot.yaml"], "verbot_60a6_nr2\"", "beschaeftigungsverbot_besteht\"", 1), "ein Kreis von Verweisen"},
		{"Bedarf", "needs/rules.yaml", strings.Replace(smallLaw["needs/rules.yaml"], "need: deutsch-a2", "need: deutsch-a3", 1), "law/needs/rules.yaml, Regel 2"},
		{"Tabelle", "tables/x.yaml", "table: x\nrows: [{values: [XXX], source: s}]", "law/tables/x.yaml: „XXX“ ist kein Land"},
	} {
		_, err := smallBook(t, map[string]string{c.file: c.text})
		switch {
		case c.says == "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says)):
			t.Errorf("%s: %v\n  soll sagen: %s", c.name, err, c.says)
		}
	}
}

func TestTheLanguageRefusesWhatItCannotDecide(t *testing.T) {
	b := mustSmallBook(t)
	for source, says := range map[string]string{
		"deutsch":                                       "keine Ja-nein-Angabe",
		"deutsch < 'B1'":                                "keine Reihenfolge",
		"deutsch == 'Z9'":                               "„Z9“ ist kein Wert von deutsch",
		"einreise":                                      "keine Ja-nein-Angabe",
		"einreise > date('morgen')":                     "kein Datum der Form",
		"months_since(einreise) + 1 > 3":                "hier muss eine Zahl stehen",
		"kinder.all(k, k.im_haushalt)":                  "nur exists",
		"kinder.exists(k, k.alter > 3)":                 "kein Feld „alter“",
		"kinder.exists(k, volljaehrig)":                 "zählen nur Felder",
		"size(deutsch) > 1":                             "keine Liste",
		"verdict('bab') == 'ja'":                        "hat keine Regel",
		"verdict('bvb') == 'vielleicht'":                "kein Urteil",
		"in_table('x', herkunftsland)":                  "die Tabelle „x“ gibt es nicht",
		"alter_jahre >= 18 &&":                          "kein vollständiger Ausdruck",
		"alter_jahre >= 'x'":                            "passen nicht zueinander",
		strings.Repeat("volljaehrig && ", 400) + "true": "länger als",
	} {
		_, err := b.Condition(source)
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%.40s: %v, soll sagen: %s", source, err, says)
		}
	}
}
