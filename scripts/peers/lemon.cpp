// LEMON's solvers on a DIMACS file, for side-by-side measurements.
//
//   lemon preflow FILE.max    the value of a maximum flow (Preflow)
//   lemon simplex FILE.min    the cost of a cheapest flow (NetworkSimplex)
//   lemon parts   FILE.min    the same, for each part that only the busiest node
//                             connects with the others, one after the other
//
// For each line on standard input it solves once and prints the result and the
// seconds. Reading the file and building LEMON's graph are not counted.
#include <lemon/network_simplex.h>
#include <lemon/preflow.h>
#include <lemon/static_graph.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <numeric>
#include <sstream>
#include <string>
#include <vector>

using Digraph = lemon::StaticDigraph;
using Amount = long long;

struct Arc { int from, to; Amount capacity, cost; };

struct Problem {
  int nodes = 0, source = -1, sink = -1;
  std::vector<Amount> surplus;
  std::vector<Arc> arcs;
};

Problem read(const std::string &path) {
  std::ifstream file(path);
  Problem p;
  std::string line, kind;
  while (std::getline(file, line)) {
    std::istringstream words(line);
    std::string first, what;
    words >> first;
    if (first == "p") {
      words >> kind >> p.nodes;
      p.surplus.assign(p.nodes, 0);
    } else if (first == "n") {
      int node;
      words >> node >> what;
      if (what == "s") p.source = node - 1;
      else if (what == "t") p.sink = node - 1;
      else p.surplus[node - 1] = std::stoll(what);
    } else if (first == "a") {
      Arc a{0, 0, 0, 0};
      Amount lower = 0;
      words >> a.from >> a.to;
      if (kind == "min") words >> lower;
      words >> a.capacity;
      if (kind == "min") words >> a.cost;
      a.from--, a.to--;
      p.arcs.push_back(a);
    }
  }
  return p;
}

// Built is a problem in LEMON's own terms.
struct Built {
  Digraph graph;
  std::unique_ptr<Digraph::ArcMap<int>> capacity;
  std::unique_ptr<Digraph::ArcMap<Amount>> cost;
  std::unique_ptr<Digraph::NodeMap<int>> surplus;
};

std::unique_ptr<Built> build(Problem p) {
  std::stable_sort(p.arcs.begin(), p.arcs.end(), [](const Arc &a, const Arc &b) { return a.from < b.from; });
  std::vector<std::pair<int, int>> ends;
  for (const Arc &a : p.arcs) ends.push_back({a.from, a.to});
  auto b = std::make_unique<Built>();
  b->graph.build(p.nodes, ends.begin(), ends.end());
  b->capacity = std::make_unique<Digraph::ArcMap<int>>(b->graph);
  b->cost = std::make_unique<Digraph::ArcMap<Amount>>(b->graph);
  b->surplus = std::make_unique<Digraph::NodeMap<int>>(b->graph);
  for (size_t e = 0; e < p.arcs.size(); e++) {
    (*b->capacity)[b->graph.arc(e)] = p.arcs[e].capacity;
    (*b->cost)[b->graph.arc(e)] = p.arcs[e].cost;
  }
  for (int v = 0; v < p.nodes; v++) (*b->surplus)[b->graph.node(v)] = p.surplus[v];
  return b;
}

Amount preflow(const Built &b, int source, int sink) {
  lemon::Preflow<Digraph, Digraph::ArcMap<int>> solver(b.graph, *b.capacity, b.graph.node(source), b.graph.node(sink));
  solver.runMinCut();
  return solver.flowValue();
}

Amount simplex(const Built &b) {
  lemon::NetworkSimplex<Digraph, int, Amount> solver(b.graph);
  solver.upperMap(*b.capacity).costMap(*b.cost).supplyMap(*b.surplus);
  if (solver.run() != solver.OPTIMAL) std::cerr << "lemon: keine Lösung\n";
  return solver.totalCost<Amount>();
}

// apart cuts a problem at its busiest node.
std::vector<Problem> apart(const Problem &p) {
  std::vector<int> degree(p.nodes), group(p.nodes);
  for (const Arc &a : p.arcs) degree[a.from]++, degree[a.to]++;
  int hub = std::max_element(degree.begin(), degree.end()) - degree.begin();
  std::iota(group.begin(), group.end(), 0);
  auto root = [&](int v) {
    while (group[v] != v) v = group[v] = group[group[v]];
    return v;
  };
  for (const Arc &a : p.arcs)
    if (a.from != hub && a.to != hub) group[root(a.from)] = root(a.to);
  std::map<int, int> number;
  std::vector<Problem> parts;
  std::vector<int> local(p.nodes);
  for (int v = 0; v < p.nodes; v++) {
    if (v == hub) continue;
    auto [at, isNew] = number.insert({root(v), (int)parts.size()});
    if (isNew) parts.emplace_back(), parts.back().nodes = 1, parts.back().surplus = {0};
    Problem &part = parts[at->second];
    local[v] = part.nodes++;
    part.surplus.push_back(p.surplus[v]);
    part.surplus[0] -= p.surplus[v];
  }
  for (const Arc &a : p.arcs) {
    int inside = a.from != hub ? a.from : a.to;
    if (inside == hub) continue;
    parts[number[root(inside)]].arcs.push_back({local[a.from], local[a.to], a.capacity, a.cost});
  }
  return parts;
}

int main(int count, char **words) {
  if (count != 3) return 2;
  std::string job = words[1];
  Problem p = read(words[2]);
  int source = p.source, sink = p.sink;
  std::vector<std::unique_ptr<Built>> built;
  if (job == "parts")
    for (Problem &part : apart(p)) built.push_back(build(std::move(part)));
  else built.push_back(build(std::move(p)));
  std::cout << "bereit" << std::endl;
  for (std::string line; std::getline(std::cin, line);) {
    auto began = std::chrono::steady_clock::now();
    Amount result = 0;
    for (const auto &b : built) result += job == "preflow" ? preflow(*b, source, sink) : simplex(*b);
    std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    std::cout << result << " " << took.count() << std::endl;
  }
}
