package cli

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"buendnis/internal/auth"
	"buendnis/internal/fault"
)

// newPassword asks for a password, or reads the first line of a pipe, and gives
// its hash. It is never a flag: flags stand in process lists and histories.
func (s *streams) newPassword(name string) (hash string, err error) {
	password, err := s.askPassword()
	if err != nil {
		return "", err
	}
	if err := auth.ValidatePassword(name, password); err != nil {
		return "", err
	}
	return auth.HashPassword(password)
}

func (s *streams) askPassword() (string, error) {
	file, isFile := s.in.(*os.File)
	if !isFile || !term.IsTerminal(int(file.Fd())) {
		line, err := bufio.NewReader(s.in).ReadString('\n')
		if err != nil && err != io.EOF {
			return "", err
		}
		return strings.TrimRight(line, "\r\n"), nil
	}
	first, err := s.prompt(file, "Kennwort: ")
	if err != nil {
		return "", err
	}
	again, err := s.prompt(file, "Noch einmal: ")
	if err == nil && again != first {
		err = fault.New(fault.Invalid, "Die beiden Eingaben sind verschieden. Bitte rufen Sie den Befehl noch einmal auf.")
	}
	return first, err
}

func (s *streams) prompt(file *os.File, text string) (string, error) {
	fmt.Fprint(s.err, text)
	raw, err := term.ReadPassword(int(file.Fd()))
	fmt.Fprintln(s.err)
	return string(raw), err
}
