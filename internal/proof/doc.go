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
//   - CheckCheapest: no other allocation of the same amount costs less, because
//     no round trip of changes saves anything.
//   - CheckLevels: a bottleneck decomposition is the right one. It is enough
//     that every level reaches only its own supply and that of tighter levels,
//     that below ratio 1 its supply is exactly ratio × demand, that inside the
//     level everybody can get exactly the ratio, and that ratios rise strictly.
//     For then any set of demand X reaches at least the sum, over the levels, of
//     ratio × demand of its part there; that is at least the lowest ratio ×
//     demand of X, and equal only if X lies in the lowest level. So that level
//     is the largest set with the lowest ratio, and the same holds for the rest.
//   - CheckGraphMaximum, CheckGraphCheapest: the same two for a network of any
//     shape, by a cut and by a price for each node.
//   - CheckSuppression: published numbers protect what they hide.
package proof
