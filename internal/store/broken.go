package store

import (
	"context"
	"database/sql"
	"errors"
	"net"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"buendnis/internal/fault"
)

// What a broken database means for people. The driver's own words stay in the
// cause, for the log.
const (
	full      = "Der Speicherplatz der Datenbank ist voll. Nichts wurde geändert; Lesen geht weiter. Bitte schaffen Sie Platz, dann noch einmal."
	readOnly  = "Die Datenbank ist schreibgeschützt. Nichts wurde geändert; Lesen geht weiter. Bitte prüfen Sie die Rechte des Datenträgers."
	busy      = "Die Datenbank ist gerade beschäftigt. Nichts wurde geändert; bitte versuchen Sie es gleich noch einmal."
	damaged   = "Die Datenbank ist beschädigt. Bitte beenden Sie das Programm und spielen Sie die letzte Sicherung ein."
	unwilling = "Der Datenträger der Datenbank meldet einen Fehler. Nichts wurde geändert; bitte prüfen Sie ihn."
	shut      = "Die Datenbank lässt sich nicht öffnen. Bitte prüfen Sie, ob es sie gibt und ob dieses Konto sie lesen und schreiben darf."
	away      = "Die Datenbank ist nicht zu erreichen. Bitte prüfen Sie, ob sie läuft und ob die Adresse stimmt."
	denied    = "Die Datenbank lässt dieses Konto nicht. Bitte prüfen Sie Konto, Kennwort und Rechte."
)

// readable turns an error of a database into a fault with a sentence; faults
// and everything it doesn't know stay as they are.
func readable(err error) error {
	var known *fault.Fault
	var lite *sqlite.Error
	var postgres *pgconn.PgError
	var network net.Error
	switch {
	case err == nil, errors.As(err, &known), errors.Is(err, context.Canceled), errors.Is(err, sql.ErrNoRows):
		return err
	case errors.As(err, &lite):
		return sentence(err, sqliteSentence(lite.Code()))
	case errors.As(err, &postgres):
		return sentence(err, postgresSentence(postgres.Code))
	case errors.As(err, &network), strings.HasPrefix(err.Error(), "failed to connect"):
		return sentence(err, away)
	}
	return err
}

func sentence(cause error, text string) error {
	if text == "" {
		return cause
	}
	return fault.Wrap(fault.Internal, cause, "%s", text)
}

// sqliteSentence goes by the primary code, the lowest byte.
func sqliteSentence(code int) string {
	switch code & 0xff {
	case sqlite3.SQLITE_FULL:
		return full
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM:
		return readOnly
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return busy
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return damaged
	case sqlite3.SQLITE_IOERR:
		return unwilling
	case sqlite3.SQLITE_CANTOPEN:
		return shut
	}
	return ""
}

// postgresSentence goes by the class, the first two characters, but for the
// codes that need another word than their class.
func postgresSentence(code string) string {
	switch {
	case code == "53100":
		return full
	case code == "25006":
		return readOnly
	case strings.HasPrefix(code, "58"):
		return unwilling
	case strings.HasPrefix(code, "XX"):
		return damaged
	case strings.HasPrefix(code, "28"), code == "42501":
		return denied
	case strings.HasPrefix(code, "08"), strings.HasPrefix(code, "57P"), code == "3D000":
		return away
	case strings.HasPrefix(code, "40"), strings.HasPrefix(code, "53"), code == "55P03":
		return busy
	}
	return ""
}
