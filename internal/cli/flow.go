package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"time"

	"buendnis/internal/fault"
	"buendnis/internal/flow"
	"buendnis/internal/flow/dimacs"
	"buendnis/internal/proof"
)

type flowCommand struct {
	File   string `arg:"" name:"datei" help:"Netz im DIMACS-Format: „p max“ (größter Fluss) oder „p min“ (billigster Fluss)."`
	Format string `enum:"json,text" default:"json" help:"Ausgabe: json oder text."`
}

// Help is the longer text of buendnis flow --help.
func (flowCommand) Help() string {
	return "Beispiel: buendnis flow state.max\n\nJedes Ergebnis ist bewiesen, bevor es erscheint: durch einen Schnitt oder durch Preise der Knoten."
}

// flowResult is what the command prints.
type flowResult struct {
	Kind      string  `json:"kind"`
	Value     int64   `json:"value"`
	Cost      int64   `json:"cost"`
	Construct float64 `json:"construct_seconds"`
	Solve     float64 `json:"solve_seconds"`
}

// Run solves the file, has the result checked, and prints it.
func (c flowCommand) Run(s *streams) error {
	file, err := os.Open(c.File)
	if err != nil {
		return fault.New(fault.NotFound, "Die Datei %s lässt sich nicht öffnen: %v.", c.File, err)
	}
	defer file.Close()
	began := time.Now()
	problem, err := dimacs.Read(file)
	if err != nil {
		return err
	}
	read := time.Now()
	solution, err := problem.Solve()
	if err != nil {
		return err
	}
	solved := time.Now()
	if err := proveFlow(problem, solution); err != nil {
		return fmt.Errorf("das Ergebnis ist nicht bewiesen und wird nicht gezeigt: %w", err)
	}
	return c.print(s, flowResult{problem.Kind, solution.Value, solution.Cost, read.Sub(began).Seconds(), solved.Sub(read).Seconds()})
}

func (c flowCommand) print(s *streams, r flowResult) error {
	if c.Format == "json" {
		return json.NewEncoder(s.out).Encode(r)
	}
	_, err := fmt.Fprintf(s.out, "Fluss %d, Kosten %d (gelesen in %.3f s, gelöst in %.3f s)\n", r.Value, r.Cost, r.Construct, r.Solve)
	return err
}

// proveFlow hands the claim to the checker, in the checker's own terms.
func proveFlow(p *dimacs.Problem, f *flow.GraphFlow) error {
	g := proof.Graph{Surplus: p.Graph.Surplus, Arcs: make([]proof.Arc, len(p.Graph.Arcs))}
	for e, arc := range p.Graph.Arcs {
		g.Arcs[e] = proof.Arc{From: int(arc.From), To: int(arc.To), Upper: arc.Capacity, Cost: arc.Cost}
		if p.Lower != nil {
			g.Arcs[e].Lower = p.Lower[e]
		}
	}
	if p.Kind == "max" {
		return proof.CheckGraphMaximum(g, int(p.Source), int(p.Sink), f.Value, f.OnArc, f.Cut)
	}
	return proof.CheckGraphCheapest(g, f.Cost, f.OnArc, f.Potential)
}
