package revision

import (
	"testing"

	"buendnis/internal/access"
	"buendnis/law"
)

func loadForBench(b *testing.B) (*access.Rulebook, []access.Case) {
	b.Helper()
	book, err := access.Load(law.FS)
	if err != nil {
		b.Fatal(err)
	}
	cases, err := book.Cases(law.FS)
	if err != nil {
		b.Fatal(err)
	}
	return book, cases
}

// All of the law, as make check does.
func BenchmarkLint(b *testing.B) {
	book, cases := loadForBench(b)
	for b.Loop() {
		Lint(book, cases)
	}
}

// One instrument, as every draft does: an easy one and the hardest.
func BenchmarkLintInstrument(b *testing.B) {
	book, cases := loadForBench(b)
	for _, id := range []string{"berufssprachkurs", "praktikum"} {
		b.Run(id, func(b *testing.B) {
			for b.Loop() {
				LintInstrument(book, id, cases)
			}
		})
	}
}
