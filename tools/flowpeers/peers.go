package main

import (
	"bufio"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"strings"
)

// peer is a solver of somebody else, as a command without its file.
type peer struct {
	name, kind string
	command    []string
}

// findPeers tells which peers this machine has, and says which are missing.
func findPeers(dir string) (peers []peer) {
	lemon := filepath.Join(dir, "lemon")
	build := exec.Command("c++", "-std=c++17", "-O3", "-march=native", "-o", lemon, "scripts/peers/lemon.cpp", "-llemon")
	if out, err := build.CombinedOutput(); err != nil {
		fmt.Printf("LEMON fehlt oder lässt sich nicht übersetzen (Debian: liblemon-dev, g++): %s\n", firstLine(out, err))
	} else {
		peers = append(peers,
			peer{"LEMON Preflow", "max", []string{lemon, "preflow"}},
			peer{"LEMON Network Simplex", "min", []string{lemon, "simplex"}},
			peer{"LEMON, Teil für Teil", "min", []string{lemon, "parts"}})
	}
	for module, name := range map[string]string{"scipy": "scipy Dinic", "igraph": "igraph"} {
		python := pythonWith(module)
		if python == "" {
			fmt.Printf("%s fehlt (Debian: python3-%s)\n", module, module)
			continue
		}
		peers = append(peers, peer{name, "max", []string{python, "scripts/peers/peers.py", module}})
	}
	return peers
}

// pythonWith is an interpreter that has the module: the first on the path, or
// the one that Debian's packages belong to.
func pythonWith(module string) string {
	for _, python := range []string{"python3", "/usr/bin/python3"} {
		if exec.Command(python, "-c", "import "+module).Run() == nil {
			return python
		}
	}
	return ""
}

func firstLine(out []byte, err error) string {
	line, _, _ := strings.Cut(strings.TrimSpace(string(out)), "\n")
	if line == "" {
		return err.Error()
	}
	return line
}

// start loads the file into the peer; each call of the result solves once.
func (p peer) start(file string) (solve func() (run, error), stop func(), err error) {
	process := exec.Command(p.command[0], append(p.command[1:], file)...)
	in, err := process.StdinPipe()
	if err != nil {
		return nil, nil, err
	}
	out, err := process.StdoutPipe()
	if err != nil {
		return nil, nil, err
	}
	if err := process.Start(); err != nil {
		return nil, nil, err
	}
	answers := bufio.NewReader(out)
	solve = func() (r run, err error) {
		fmt.Fprintln(in)
		_, err = fmt.Fscan(answers, &r.result, &r.seconds)
		return r, err
	}
	stop = func() {
		in.Close()
		io.Copy(io.Discard, answers)
		process.Wait()
	}
	var ready string
	if _, err := fmt.Fscan(answers, &ready); err != nil {
		stop()
		return nil, nil, fmt.Errorf("%s antwortet nicht: %w", p.name, err)
	}
	return solve, stop, nil
}
