// Package proof checks results by itself, on plain numbers, so that nobody has
// to trust the search that found them. It shares no code with the packages that
// search and imports none of them; where it must compute, it does so in the
// plainest way. Everything it is given may be wrong: an error names the first
// thing that doesn't hold.
//
// # What is proved
//
//   - CheckMaximum: an allocation is possible, and a cut of the same value shows
//     that no other places more. Some demand and all the supply that it reaches:
//     nobody can place more than that supply and all the rest of the demand.
//   - CheckCheapest: no other allocation of the same amount costs less, by a price
//     for each node. Take any other. Priced out, edge by edge, it costs at least
//     the prices of the right nodes that it uses minus those of the left nodes
//     that it serves, and the claimed one costs exactly that. Serving others would
//     serve dearer left nodes for those at a lower price, or use right nodes that
//     are no cheaper; so it saves nothing.
//   - CheckLevels: a bottleneck decomposition is the right one. It is enough
//     that every level reaches only its own supply and that of tighter levels,
//     that below ratio 1 its supply is exactly ratio × demand, that inside the
//     level everybody can get exactly the ratio, and that ratios rise strictly.
//     For then any set of demand X reaches at least the sum, over the levels, of
//     ratio × demand of its part there; that is at least the lowest ratio ×
//     demand of X, and equal only if X lies in the lowest level. So that level
//     is the largest set with the lowest ratio, and the same holds for the rest.
//   - CheckGain: a change to a network whose maximum was checked raises it by
//     exactly so much. Not less: amounts that differ from the base on a few edges
//     are possible if these edges and their nodes say so, for all others are as
//     they were. Not more: the base's cut (A, B) is worth the base's value. If some
//     nodes leave it and others join, it is still a cut if no edge leads from A
//     out of B; only the change's own edges, those of left nodes that joined, and
//     those to right nodes that left can do so. What it is worth more is the
//     demand that left, minus the demand that joined, plus the supply that joined
//     or was added inside, minus the supply that left.
//   - CheckGraphMaximum, CheckGraphCheapest: the same two for a network of any
//     shape, by a cut and by a price for each node.
//   - CheckSuppression: published numbers protect what they hide.
package proof
