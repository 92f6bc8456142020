"""Maximum flows of Python's libraries on a DIMACS file, side by side with ours.

    peers.py scipy FILE.max     Dinic's algorithm of scipy.sparse.csgraph
    peers.py igraph FILE.max    push-relabel of igraph

For each line on standard input it solves once and prints the value and the
seconds. Reading the file and building the library's graph are not counted.
"""

import sys
import time


def read(path):
    arcs, source, sink, nodes = [], None, None, 0
    with open(path) as file:
        for line in file:
            words = line.split()
            if not words:
                continue
            if words[0] == "p":
                nodes = int(words[2])
            elif words[0] == "n" and words[2] == "s":
                source = int(words[1]) - 1
            elif words[0] == "n" and words[2] == "t":
                sink = int(words[1]) - 1
            elif words[0] == "a":
                arcs.append((int(words[1]) - 1, int(words[2]) - 1, int(words[3])))
    return nodes, arcs, source, sink


def with_scipy(nodes, arcs, source, sink):
    import numpy
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import maximum_flow

    table = numpy.array(arcs)
    graph = csr_matrix(
        (table[:, 2].astype(numpy.int32), (table[:, 0], table[:, 1])), shape=(nodes, nodes), dtype=numpy.int32
    )
    return lambda: maximum_flow(graph, source, sink, method="dinic").flow_value


def with_igraph(nodes, arcs, source, sink):
    import igraph

    graph = igraph.Graph(n=nodes, edges=[arc[:2] for arc in arcs], directed=True)
    capacity = [arc[2] for arc in arcs]
    return lambda: graph.maxflow_value(source, sink, capacity)


def main():
    libraries = {"scipy": with_scipy, "igraph": with_igraph}
    solve = libraries[sys.argv[1]](*read(sys.argv[2]))
    print("bereit", flush=True)
    for _ in sys.stdin:
        began = time.perf_counter()
        value = solve()
        print(int(value), time.perf_counter() - began, flush=True)


main()
