// Package dimacs reads networks in the exchange format of the DIMACS
// challenges, one thing a line:
//
//	c a comment
//	p max NODES ARCS          or  p min NODES ARCS
//	n NODE s|t                    n NODE SURPLUS
//	a FROM TO CAPACITY            a FROM TO LOWER CAPACITY COST
//
// Nodes count from 1 in the file and from 0 in a Problem.
package dimacs

import (
	"bufio"
	"io"
	"strings"

	"buendnis/internal/fault"
	"buendnis/internal/flow"
)

// Problem is what a file asks for.
type Problem struct {
	Kind         string // "max" or "min"
	Graph        flow.Graph
	Source, Sink int32 // of a maximum flow
	Lower        []int64
}

// Limits that keep every sum of the solvers within 63 bits, and memory within
// reason whatever a file claims.
const (
	mostNodes  = 5_000_000
	mostArcs   = 50_000_000
	mostAmount = 1 << 31 // one capacity, one surplus
	mostCost   = 1 << 31
)

// Read reads a whole file; an error names the line and what is wrong with it.
func Read(in io.Reader) (*Problem, error) {
	r := reader{problem: &Problem{Source: -1, Sink: -1}}
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 1<<16), 1<<20)
	for lines.Scan() {
		r.line++
		if err := r.read(strings.Fields(lines.Text())); err != nil {
			return nil, err
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fault.New(fault.Invalid, "Nach Zeile %d lässt sich die Datei nicht weiterlesen: %v.", r.line, err)
	}
	return r.problem, r.finish()
}

type reader struct {
	problem *Problem
	line    int
	arcs    int // as many as the p line announces
}

func (r *reader) read(words []string) error {
	if len(words) == 0 || words[0] == "c" {
		return nil
	}
	switch {
	case words[0] == "p":
		return r.readProblem(words)
	case r.problem.Kind == "":
		return r.wrong("vor der ersten Angabe fehlt die Zeile „p max KNOTEN KANTEN“ oder „p min KNOTEN KANTEN“")
	case words[0] == "n":
		return r.readNode(words)
	case words[0] == "a":
		return r.readArc(words)
	}
	return r.wrong("eine Zeile beginnt mit c, p, n oder a, nicht mit „%s“", words[0])
}

// finish checks what only the whole file shows.
func (r *reader) finish() error {
	p := r.problem
	switch {
	case p.Kind == "":
		return r.wrong("die Zeile „p max KNOTEN KANTEN“ oder „p min KNOTEN KANTEN“ fehlt in der ganzen Datei")
	case len(p.Graph.Arcs) != r.arcs:
		return r.wrong("die Datei endet nach %d Kanten, angekündigt sind %d", len(p.Graph.Arcs), r.arcs)
	case p.Kind == "max" && (p.Source < 0 || p.Sink < 0):
		return r.wrong("die Quelle („n KNOTEN s“) oder die Senke („n KNOTEN t“) fehlt")
	case p.Kind == "max":
		return nil
	}
	var sum int64
	for _, surplus := range p.Graph.Surplus {
		sum += surplus
	}
	if sum != 0 {
		return r.wrong("Angebot und Bedarf der Knoten gleichen sich nicht aus, die Summe ist %d statt 0", sum)
	}
	return nil
}

func (r *reader) wrong(sentence string, values ...any) error {
	return fault.New(fault.Invalid, "Zeile %d: "+sentence+".", append([]any{r.line}, values...)...)
}
