package store

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"buendnis/internal/fault"
)

// maxFileName is how much of the name of an uploaded file is kept, in characters.
const maxFileName = 120

// legible refuses texts that PostgreSQL can't keep, on SQLite too: both
// databases must hold the same.
func legible(texts ...string) error {
	for _, text := range texts {
		if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
			return fault.New(fault.Invalid, "Ein Text enthält ein Zeichen, das sich nicht speichern lässt. Bitte schreiben Sie ihn noch einmal von Hand.")
		}
	}
	return nil
}

// fileName is what is kept of the name that a browser sent: no folders, no
// control characters, not endless.
func fileName(sent string) string {
	name := path.Base(strings.ReplaceAll(sent, `\`, "/"))
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == utf8.RuneError {
			return -1
		}
		return r
	}, name)
	if runes := []rune(name); len(runes) > maxFileName {
		name = string(runes[len(runes)-maxFileName:]) // the end says what kind of file it is
	}
	if name == "" || name == "." || name == "/" {
		return "datei"
	}
	return name
}
