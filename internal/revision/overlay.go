package revision

import (
	"bytes"
	"io/fs"
)

// Overlay is the shipped law folder with files of the editors in place of its
// own. It replaces files and adds none: every instrument has its file.
func Overlay(shipped fs.FS, files map[string][]byte) (fs.FS, error) {
	for path := range files {
		if _, err := fs.Stat(shipped, path); err != nil {
			return nil, err
		}
	}
	return overlay{shipped, files}, nil
}

type overlay struct {
	shipped fs.FS
	files   map[string][]byte
}

// Open opens a file or folder.
func (o overlay) Open(path string) (fs.File, error) {
	under, err := o.shipped.Open(path)
	raw, replaced := o.files[path]
	if err != nil || !replaced {
		return under, err
	}
	return file{under, bytes.NewReader(raw)}, nil
}

// file is a replaced file; name and time are those of the shipped one.
type file struct {
	fs.File
	content *bytes.Reader
}

func (f file) Read(into []byte) (int, error) { return f.content.Read(into) }
