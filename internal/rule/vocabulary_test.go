package rule

import (
	"strings"
	"testing"

	"buendnis/law"
)

// Forms show labels and read them back, so two values of a fact must not look alike.
func TestTheWordsOfAFactDiffer(t *testing.T) {
	v, err := LoadVocabulary(law.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range v.All() {
		seen := map[string]string{}
		for _, c := range f.Choices {
			label := strings.ToLower(c.Label)
			if other, double := seen[label]; double {
				t.Errorf("%s: %s und %s heißen beide „%s“", f.Name, other, c.Code, c.Label)
			}
			seen[label] = c.Code
		}
	}
}
