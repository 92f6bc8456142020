package view

import "strings"

// Fault is what is wrong with a field: the same words in the summary on top and
// beside the field.
type Fault struct {
	Field    string // id of the field
	Sentence string
}

// Field is a field of a form. ID is its name, too.
type Field struct {
	ID           string
	Label        string
	Hint         string
	Value        string
	Type         string // text where it is empty
	Autocomplete string
	Required     bool
	Error        string // empty: nothing is wrong
	List         string // id of a datalist with suggestions
	Described    string // id of a text elsewhere that explains the field, too
}

func (f Field) kind() string {
	if f.Type == "" {
		return "text"
	}
	return f.Type
}

// describedBy names the ids of what explains the field, for screen readers.
func (f Field) describedBy() string {
	var ids []string
	if f.Hint != "" {
		ids = append(ids, f.ID+"-h")
	}
	if f.Described != "" {
		ids = append(ids, f.Described)
	}
	if f.Error != "" {
		ids = append(ids, f.ID+"-e")
	}
	return strings.Join(ids, " ")
}
