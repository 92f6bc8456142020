// Command buendnis is the whole product in one file: the server, the demo
// county, and the operator's commands.
package main

import (
	"os"

	"buendnis/internal/cli"
)

func main() {
	os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
