package web

import (
	"errors"
	"io"
	"net/http"
	"path"
	"strings"
	"unicode"

	"buendnis/internal/fault"
	"buendnis/internal/gate"
	"buendnis/internal/survey"
)

// upload takes a workbook as the draft. What is no workbook of ours never gets
// that far; bad cells are shown on the draft's page.
func (s *site) upload(w http.ResponseWriter, r *http.Request) error {
	v, kommune, err := s.roundOf(r)
	if err != nil {
		return err
	}
	name, raw, err := uploaded(r)
	if err == nil {
		_, err = s.read(v, kommune, name, raw)
	}
	if fault.KindOf(err) == fault.Invalid || fault.KindOf(err) == fault.TooLarge {
		return s.showKommune(w, r, gate.ProblemOf(err).Status, fault.SentenceOf(err))
	}
	if err != nil {
		return err
	}
	if err := s.saveDraft(r, kommune, name, raw); err != nil {
		return err
	}
	return back(w, r, draftPath(kommune))
}

// uploaded is the file of the form, with a harmless name.
func uploaded(r *http.Request) (name string, raw []byte, err error) {
	file, header, err := r.FormFile("datei")
	if errors.Is(err, http.ErrMissingFile) {
		return "", nil, fault.New(fault.Invalid, "Bitte wählen Sie zuerst eine Datei aus.")
	}
	if err != nil {
		return "", nil, uploadFault(err)
	}
	defer file.Close()
	if raw, err = io.ReadAll(file); err != nil {
		return "", nil, uploadFault(err)
	}
	return harmless(header.Filename), raw, nil
}

func uploadFault(err error) error {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return fault.New(fault.TooLarge, "Die Datei ist größer als %d MB. Löschen Sie Bilder und überzählige Blätter, oder teilen Sie die Liste.", survey.MaxBytes>>20)
	}
	return fault.Wrap(fault.Invalid, err, "Die Datei ist nicht vollständig angekommen. Bitte laden Sie sie noch einmal hoch.")
}

// harmless is the name of a file as we keep and show it: without folders,
// without signs that a header or a page could stumble over, and not too long.
func harmless(name string) string {
	name = path.Base(strings.ReplaceAll(name, "\\", "/"))
	name = strings.Map(func(sign rune) rune {
		if unicode.IsLetter(sign) || unicode.IsDigit(sign) || strings.ContainsRune(" ._-()", sign) {
			return sign
		}
		return '_'
	}, name)
	if runes := []rune(name); len(runes) > 100 {
		name = string(runes[:90]) + path.Ext(name)
	}
	if strings.Trim(name, " ._") == "" {
		return "mappe.xlsx"
	}
	return name
}
