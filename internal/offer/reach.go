package offer

import (
	"encoding/json"
	"fmt"
)

// Reach is the catchment: the whole county, everywhere (online), or a list of
// municipalities. In files: "kreis", "online" or a list of AGS.
type Reach struct {
	Kreis    bool
	Online   bool
	Kommunen []string
}

// MarshalJSON writes the file form.
func (r Reach) MarshalJSON() ([]byte, error) {
	switch {
	case r.Online:
		return []byte(`"online"`), nil
	case r.Kreis:
		return []byte(`"kreis"`), nil
	}
	return json.Marshal(r.Kommunen)
}

// UnmarshalJSON reads the file form.
func (r *Reach) UnmarshalJSON(raw []byte) error {
	*r = Reach{}
	switch string(raw) {
	case `"online"`:
		r.Online = true
		return nil
	case `"kreis"`:
		r.Kreis = true
		return nil
	}
	if err := json.Unmarshal(raw, &r.Kommunen); err != nil {
		return fmt.Errorf("reach ist „kreis“, „online“ oder eine Liste von Gemeindeschlüsseln")
	}
	return nil
}
