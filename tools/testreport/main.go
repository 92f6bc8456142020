// Command testreport runs `go test -json` on the packages it is given, prints
// what failed with its output, what was skipped and why, and closes with how
// many tests ran where: on SQLite, on PostgreSQL, in the browser, in all.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"sort"
	"strings"
	"time"
)

// event is one line of `go test -json`.
type event struct {
	Action, Package, Test, Output string
	Elapsed                       float64
	ImportPath                    string
}

// report gathers the events of one run.
type report struct {
	output  map[string][]string // package+test → its lines
	parents map[string]bool     // tests that only hold subtests
	results map[string]string   // package+test → pass, fail, skip
	broken  []string            // packages that failed outside of a test
	build   []string            // output of the compiler
}

func main() {
	start := time.Now()
	r := report{output: map[string][]string{}, parents: map[string]bool{}, results: map[string]string{}}
	run := exec.Command("go", append([]string{"test", "-json"}, os.Args[1:]...)...)
	run.Stderr = os.Stderr
	pipe, err := run.StdoutPipe()
	if err == nil {
		err = run.Start()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	lines := bufio.NewScanner(pipe)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		r.take(lines.Bytes())
	}
	failed := run.Wait() != nil
	if r.print(time.Since(start)) || failed {
		os.Exit(1)
	}
}

func (r *report) take(line []byte) {
	var e event
	if json.Unmarshal(line, &e) != nil {
		r.build = append(r.build, string(line)+"\n")
		return
	}
	key := e.Package + " " + e.Test
	switch e.Action {
	case "build-output":
		r.build = append(r.build, e.Output)
	case "output":
		r.output[key] = append(r.output[key], e.Output)
	case "run":
		if i := strings.LastIndexByte(e.Test, '/'); i >= 0 {
			r.parents[e.Package+" "+e.Test[:i]] = true
		}
	case "pass", "fail", "skip":
		if e.Test != "" {
			r.results[key] = e.Action
			return
		}
		if e.Action == "fail" {
			r.broken = append(r.broken, e.Package)
		}
		fmt.Printf("%-4s %s %.1f s\n", map[string]string{"pass": "ok", "fail": "ROT", "skip": "–"}[e.Action], e.Package, e.Elapsed)
	}
}

// print shows the faults and the counts, and tells whether anything failed.
func (r *report) print(took time.Duration) (failed bool) {
	where := map[string]int{}
	sum := map[string]int{}
	for _, key := range sorted(r.results) {
		result := r.results[key]
		if result == "fail" {
			fmt.Printf("\n--- ROT: %s\n%s", key, strings.Join(r.output[key], ""))
		}
		if r.parents[key] && result != "fail" {
			continue
		}
		sum[result]++
		if result == "skip" {
			fmt.Printf("übersprungen: %s: %s\n", key, reason(r.output[key]))
			continue
		}
		where[place(key)]++
	}
	for _, pkg := range r.broken {
		fmt.Printf("\nROT: %s\n%s", pkg, strings.Join(r.output[pkg+" "], ""))
	}
	fmt.Print(strings.Join(r.build, ""))
	fmt.Printf("\nGelaufen in %.0f s: %d auf SQLite, %d auf PostgreSQL, %d im Browser, %d ohne Datenbank und Browser.\n",
		took.Seconds(), where["SQLite"], where["PostgreSQL"], where["Browser"], where[""])
	bad := max(sum["fail"], len(r.broken))
	fmt.Printf("%d passed, %d failed, %d skipped\n", sum["pass"], bad, sum["skip"])
	return bad > 0
}

// place tells from a test's name where it ran.
func place(key string) string {
	for _, name := range []string{"PostgreSQL", "Browser", "SQLite"} {
		if strings.Contains(key, name) {
			return name
		}
	}
	return ""
}

func reason(output []string) string {
	for _, line := range output {
		if i := strings.Index(line, ".go:"); i >= 0 {
			return strings.TrimSpace(line[i+4:])
		}
	}
	return "ohne Grund"
}

func sorted(results map[string]string) []string {
	keys := make([]string, 0, len(results))
	for key := range results {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return keys
}
