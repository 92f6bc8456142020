package dimacs

import (
	"strconv"

	"buendnis/internal/flow"
)

func (r *reader) readProblem(words []string) error {
	p := r.problem
	switch {
	case p.Kind != "":
		return r.wrong("die Zeile p steht schon weiter oben")
	case len(words) != 4 || words[1] != "max" && words[1] != "min":
		return r.wrong("erwartet wird „p max KNOTEN KANTEN“ oder „p min KNOTEN KANTEN“")
	}
	nodes, err := r.number(words[2], 1, mostNodes)
	if err != nil {
		return err
	}
	arcs, err := r.number(words[3], 0, mostArcs)
	if err != nil {
		return err
	}
	p.Kind, r.arcs = words[1], int(arcs)
	p.Graph.Surplus = make([]int64, nodes)
	p.Graph.Arcs = make([]flow.Arc, 0, min(arcs, 1<<20))
	return nil
}

func (r *reader) readNode(words []string) error {
	if len(words) != 3 {
		return r.wrong("erwartet wird „n KNOTEN s“, „n KNOTEN t“ oder „n KNOTEN MENGE“")
	}
	v, err := r.node(words[1])
	if err != nil {
		return err
	}
	if r.problem.Kind == "max" {
		return r.readEnd(v, words[2])
	}
	r.problem.Graph.Surplus[v], err = r.number(words[2], -mostAmount, mostAmount)
	return err
}

// readEnd reads which node is source or sink.
func (r *reader) readEnd(v int32, what string) error {
	p := r.problem
	end, other := &p.Source, p.Sink
	switch what {
	case "s":
	case "t":
		end, other = &p.Sink, p.Source
	default:
		return r.wrong("ein Knoten ist Quelle („s“) oder Senke („t“), nicht „%s“", what)
	}
	if *end >= 0 || v == other {
		return r.wrong("es gibt genau eine Quelle und genau eine Senke, und sie sind verschieden")
	}
	*end = v
	return nil
}

func (r *reader) readArc(words []string) error {
	p := r.problem
	limits := []struct{ low, high int64 }{{0, mostAmount}} // capacity
	if p.Kind == "min" {
		limits = append(limits, limits[0], struct{ low, high int64 }{-mostCost, mostCost})
	}
	switch {
	case len(words) != 3+len(limits):
		return r.wrong("eine Kante hat bei „p %s“ %d Angaben, hier sind es %d", p.Kind, 2+len(limits), len(words)-1)
	case len(p.Graph.Arcs) == r.arcs:
		return r.wrong("angekündigt sind nur %d Kanten", r.arcs)
	}
	var arc flow.Arc
	var err error
	if arc.From, err = r.node(words[1]); err != nil {
		return err
	}
	if arc.To, err = r.node(words[2]); err != nil {
		return err
	}
	var values [3]int64
	for k, limit := range limits {
		if values[k], err = r.number(words[3+k], limit.low, limit.high); err != nil {
			return err
		}
	}
	return r.add(arc, values)
}

// add takes an arc; a lower bound is kept beside it.
func (r *reader) add(arc flow.Arc, values [3]int64) error {
	p := r.problem
	arc.Capacity = values[0]
	if p.Kind == "min" {
		arc.Capacity, arc.Cost = values[1], values[2]
		if values[0] > values[1] {
			return r.wrong("die Untergrenze %d liegt über der Kapazität %d", values[0], values[1])
		}
		p.Lower = append(p.Lower, values[0])
	}
	p.Graph.Arcs = append(p.Graph.Arcs, arc)
	return nil
}

func (r *reader) node(word string) (int32, error) {
	v, err := strconv.Atoi(word)
	if nodes := len(r.problem.Graph.Surplus); err != nil || v < 1 || v > nodes {
		return 0, r.wrong("den Knoten „%s“ gibt es nicht, die Knoten heißen 1 bis %d", word, nodes)
	}
	return int32(v - 1), nil
}

func (r *reader) number(word string, low, high int64) (int64, error) {
	value, err := strconv.ParseInt(word, 10, 64)
	if err != nil || value < low || value > high {
		return 0, r.wrong("erwartet wird eine ganze Zahl von %d bis %d, hier steht „%s“", low, high, word)
	}
	return value, nil
}
