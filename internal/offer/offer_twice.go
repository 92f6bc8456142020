package offer

import (
	"bytes"
	"encoding/json"
)

// fieldTwice is a field that the line names twice, "" if there is none: JSON
// would take the second, and nobody would notice.
func fieldTwice(line []byte) string {
	for _, f := range fields {
		if bytes.Count(line, []byte(`"`+f.name+`"`)) > 1 {
			return keyTwice(line) // a name may be a value, too: look closely
		}
	}
	return ""
}

// keyTwice reads the outermost object key by key.
func keyTwice(line []byte) string {
	seen := map[string]bool{}
	in := json.NewDecoder(bytes.NewReader(line))
	if _, err := in.Token(); err != nil {
		return ""
	}
	for in.More() {
		token, err := in.Token()
		key, _ := token.(string)
		if seen[key] {
			return key
		}
		seen[key] = true
		var value json.RawMessage
		if err != nil || in.Decode(&value) != nil {
			return "" // what is no JSON has been refused as that
		}
	}
	return ""
}
