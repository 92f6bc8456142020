package cli

import (
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"
)

// progress hears how far long work is; nil is silent.
type progress func(step string, done, total int)

// progress draws a bar on a terminal and stays silent in a pipe. The second
// function takes the bar away again.
func (s *streams) progress() (progress, func()) {
	file, isFile := s.err.(*os.File)
	if !isFile || !term.IsTerminal(int(file.Fd())) {
		return nil, func() {}
	}
	bar := &bar{out: file}
	return bar.show, bar.clear
}

// bar is one line that is drawn anew when it changes.
type bar struct {
	out   io.Writer
	drawn string
}

// How wide the bar and the words before it are, in letters.
const (
	barWidth  = 30
	stepWidth = 34
)

func (b *bar) show(step string, done, total int) {
	line := step + " …"
	if total > 0 {
		part := min(max(done, 0), total)
		full := int(int64(part) * barWidth / int64(total))
		percent := int64(part) * 100 / int64(total)
		line = fmt.Sprintf("%s [%s%s] %3d %%", fixed(step), strings.Repeat("█", full), strings.Repeat("·", barWidth-full), percent)
	}
	if line != b.drawn {
		b.drawn = line
		fmt.Fprint(b.out, "\r\x1b[K"+line)
	}
}

// fixed is the step as wide as any other: the bar stays where it is.
func fixed(step string) string {
	letters := []rune(step)
	if len(letters) > stepWidth {
		letters = append(letters[:stepWidth-1], '…')
	}
	return string(letters) + strings.Repeat(" ", stepWidth-len(letters))
}

func (b *bar) clear() {
	if b.drawn != "" {
		b.drawn = ""
		fmt.Fprint(b.out, "\r\x1b[K")
	}
}

// reading tells how much of a file has been read.
func (p progress) reading(name string, file *os.File) io.Reader {
	info, err := file.Stat()
	if p == nil || err != nil || !info.Mode().IsRegular() {
		return file
	}
	return &readingFile{file: file, step: name + " lesen", size: int(info.Size()), progress: p}
}

type readingFile struct {
	file       *os.File
	step       string
	done, size int
	progress   progress
}

// Read passes on what the file gives.
func (r *readingFile) Read(p []byte) (int, error) {
	n, err := r.file.Read(p)
	r.done += n
	r.progress(r.step, r.done, r.size)
	return n, err
}
