// Package money writes and reads sums of money as people do. Everywhere else a
// sum is a whole number of cents: cents add up exactly, euros with a comma in a
// computer do not.
package money

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Text is a sum in euros as people read it: 1.234 €, 12,50 €.
func Text(cents int64) string {
	sign := ""
	if cents < 0 {
		sign, cents = "−", -cents
	}
	text := strconv.FormatInt(cents/100, 10)
	for at := len(text) - 3; at > 0; at -= 3 {
		text = text[:at] + "." + text[at:]
	}
	if rest := cents % 100; rest != 0 {
		text += fmt.Sprintf(",%02d", rest)
	}
	return sign + text + " €"
}

// Euros are whole, with points or spaces between thousands or without, and may
// have two digits of cents after a comma.
var euros = regexp.MustCompile(`^(\d{1,12}|\d{1,3}(?:\.\d{3}){1,3}|\d{1,3}(?: \d{3}){1,3})(?:,(\d{2}))?$`)

// plain are the spaces that typesetting puts between thousands and before €.
var plain = strings.NewReplacer("\u00a0", " ", "\u202f", " ")

// Read reads a sum in euros as people write it: 150000, 150.000, 150.000,50 €.
// A point never begins the cents: 12.50 is refused rather than guessed at.
func Read(text string) (cents int64, ok bool) {
	text = strings.TrimSpace(plain.Replace(text))
	parts := euros.FindStringSubmatch(strings.TrimSpace(strings.TrimSuffix(text, "€")))
	if parts == nil {
		return 0, false
	}
	digits := strings.NewReplacer(".", "", " ", "").Replace(parts[1]) + (parts[2] + "00")[:2]
	cents, err := strconv.ParseInt(digits, 10, 64)
	return cents, err == nil
}
