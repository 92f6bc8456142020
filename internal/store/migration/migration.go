// Package migration carries the forms that the database had and has: a folder
// per dialect, applied in the order of their numbers, each with its way back.
package migration

import (
	"embed"
	"io/fs"
)

//go:embed sqlite/*.sql postgres/*.sql
var files embed.FS

// SQLite are the migrations of a database in a file.
func SQLite() fs.FS { return folder("sqlite") }

// Postgres are those of a PostgreSQL schema.
func Postgres() fs.FS { return folder("postgres") }

func folder(name string) fs.FS {
	sub, err := fs.Sub(files, name)
	if err != nil {
		panic(err) // the folder is part of the program
	}
	return sub
}
