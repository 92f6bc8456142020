package web

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestFileNamesAreMadeHarmless(t *testing.T) {
	for name, want := range map[string]string{
		"neuss erhebung (2).xlsx":       "neuss erhebung (2).xlsx",
		"Jüchen.xlsx":                   "Jüchen.xlsx",
		"../../etc/passwd":              "passwd",
		`C:\Users\erika\neuss.xlsx`:     "neuss.xlsx",
		"a\"\r\nSet-Cookie: x=y;.xlsx":  "a___Set-Cookie_ x_y_.xlsx",
		"<script>alert(1)</script>":     "script_",
		"":                              "mappe.xlsx",
		"..":                            "mappe.xlsx",
		strings.Repeat("a", 300) + ".x": strings.Repeat("a", 90) + ".x",
	} {
		if got := harmless(name); got != want {
			t.Errorf("%q wird %q statt %q", name, got, want)
		}
	}
}

func FuzzHarmlessFileName(f *testing.F) {
	f.Add("neuss.xlsx")
	f.Add("..\\..\x00/\xff.xlsx")
	f.Fuzz(func(t *testing.T, name string) { checkHarmless(t, name) })
}

func TestNoNameOfAFileDoesHarm(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) { checkHarmless(t, rapid.String().Draw(rt, "Name")) })
}

func checkHarmless(t *testing.T, name string) {
	t.Helper()
	got := harmless(name)
	if got == "" || len([]rune(got)) > 200 || !utf8.ValidString(got) || strings.ContainsAny(got, "/\\\"<>\r\n\x00;") {
		t.Errorf("%q wird %q", name, got)
	}
	if harmless(got) != got {
		t.Errorf("%q wird beim zweiten Mal %q", got, harmless(got))
	}
	if contentDisposition(got) == "" {
		t.Errorf("%q steht in keiner Kopfzeile", got)
	}
}
