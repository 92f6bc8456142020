package view

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
}

func (f Field) kind() string {
	if f.Type == "" {
		return "text"
	}
	return f.Type
}

// describedBy names the ids of hint and error, for screen readers.
func (f Field) describedBy() string {
	ids := ""
	if f.Hint != "" {
		ids = f.ID + "-h"
	}
	if f.Error != "" {
		ids += " " + f.ID + "-e"
	}
	return ids
}
