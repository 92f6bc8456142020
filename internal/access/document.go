package access

import (
	"bytes"
	"io/fs"

	"buendnis/internal/civil"

	"gopkg.in/yaml.v3"
)

// The files of law/ as they are written; compile.go makes rules of them.
type (
	ruleDoc struct {
		Instrument string
		Unread     map[string]string // fact that the catalogue names → why no condition asks for it
		Versions   []versionDoc
	}

	versionDoc struct {
		From, To   *civil.Date
		Source     string
		Type       string
		Confidence string
		Flags      []string
		Note       string
		Derived    map[string]string
		Requires   []nodeDoc
		Ways       []wayDoc
		Otherwise  *wayDoc
		Opens      []openDoc
	}

	wayDoc struct {
		Verdict Verdict
		Norm    string
		Text    string
		Flags   []string
		When    []nodeDoc
		Opens   []openDoc
	}

	nodeDoc struct {
		If    string
		Norm  string
		Text  string
		Who   string
		Flags []string
		Opens []openDoc
		All   []nodeDoc
		Any   []nodeDoc
		Not   *nodeDoc
	}

	openDoc struct {
		Kind, Fact, To, Who, Text string
	}

	derivedDoc struct {
		Derived []struct {
			Fact         string
			Clock        string
			Source, Note string
			Value        string
			Without      string
			Versions     []valueDoc
		}
	}

	valueDoc struct {
		From, To     *civil.Date
		Source, Note string
		Value        string
	}

	scopeDoc struct {
		Outside struct {
			If, Norm, Text string
			Verdict        Verdict
			Flags          []string
			Except         []string
		}
	}

	boundsDoc struct {
		Bounds   []boundDoc
		Presumed []boundDoc // of dates that are not given only
		Refused  []boundDoc // of given dates only
	}

	boundDoc struct{ Lower, Upper, When, Unless string }
)

// readYAML reads a file strictly: a key that nobody knows is an error.
func readYAML(law fs.FS, file string, into any) error {
	raw, err := fs.ReadFile(law, file)
	if err != nil {
		return err
	}
	decoder := yaml.NewDecoder(bytes.NewReader(raw))
	decoder.KnownFields(true)
	if err := decoder.Decode(into); err != nil {
		return inFile(file, err)
	}
	return nil
}
