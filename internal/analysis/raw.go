package analysis

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
)

// WriteJSON writes the raw analysis. It keeps conditions such as
// „alter_jahre >= 18“ readable.
func (r *Result) WriteJSON(w io.Writer) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(r)
}

// Checksum is the SHA-256 of what WriteJSON writes. It tells nothing about
// anybody, and proves that an analysis that is computed again is the same.
func (r *Result) Checksum() (string, error) {
	sum := sha256.New()
	if err := r.WriteJSON(sum); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// Complete are the parameters with the defaults of today filled in, so that a
// later program with other defaults computes the same.
func (p Parameters) Complete() (Parameters, error) { return p.complete() }
