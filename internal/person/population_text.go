package person

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"

	"buendnis/internal/fault"
)

// mostRowBytes bounds a row: one quotation mark too few would otherwise swallow
// the rest of a large file.
const mostRowBytes = 1 << 20

var (
	errTooLong  = errors.New("the row is too long")
	errEncoding = errors.New("the row is not UTF-8")
)

// rowLimit gives out no more than is left for the row at hand.
type rowLimit struct {
	in   io.Reader
	left int
}

func (l *rowLimit) Read(p []byte) (int, error) {
	if l.left <= 0 {
		return 0, errTooLong
	}
	n, err := l.in.Read(p[:min(len(p), l.left)])
	l.left -= n
	return n, err
}

// skipMark drops the byte order mark of UTF-8 and refuses that of UTF-16.
func (r *populationReader) skipMark(in *bufio.Reader) error {
	begin, _ := in.Peek(3) // a file that is shorter has none
	switch {
	case bytes.Equal(begin, []byte("\uFEFF")):
		_, err := in.Discard(len(begin))
		return err
	case bytes.HasPrefix(begin, []byte("\xff\xfe")), bytes.HasPrefix(begin, []byte("\xfe\xff")):
		return fault.New(fault.Invalid, "%s ist in UTF-16 geschrieben. Speichern Sie die Datei als „CSV UTF-8“.", r.name)
	}
	return nil
}

// sourceMark begins the line that says where the people come from.
const sourceMark = "#quelle:"

// readSource reads that line, if there is one.
func (r *populationReader) readSource(in *bufio.Reader) error {
	begin, _ := in.Peek(len(sourceMark))
	if string(begin) != sourceMark {
		return nil
	}
	line, err := in.ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return r.unreadable(err)
	}
	r.before = 1
	word := strings.Trim(strings.TrimPrefix(line, sourceMark), " \t\r\n,;")
	r.base.Source, err = ParseSource(word)
	if err != nil {
		return fault.New(fault.Invalid, "%s, Zeile 1: %s", r.name, fault.SentenceOf(err))
	}
	return nil
}

// separator is the one that the heading uses.
func separator(in *bufio.Reader) rune {
	begin, _ := in.Peek(in.Size()) // a shorter file is all there
	heading, _, _ := bytes.Cut(begin, []byte("\n"))
	if bytes.Count(heading, []byte(";")) > bytes.Count(heading, []byte(",")) {
		return ';'
	}
	return ','
}
