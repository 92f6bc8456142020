// Package privacy is disclosure control ("Statistische Geheimhaltung"): the
// only maker of figures about people that a page may show (Screened) or that
// may leave the house (Released). Both are opaque; a hidden number is not in
// them at all, so nothing that prints, stores or sends them can give it away.
//
// # The ideas
//
// A Family is everything that is published together about one count: its
// finest cells (non-negative whole numbers of a Unit) and the linked tables
// with all their margins. Every published number is a sum of finest cells, so
// what an attacker knows is a system of linear equations.
//
//   - A number from 1 to k−1 is hidden (S1), k depending on where it stands.
//     With Zeros Protect zeros are hidden as well; with Show they are shown.
//     Where a whole row has one sensitive value ("all have a work ban"), one
//     of the row's zeros is hidden, so that the row may hold something else (S2).
//   - More numbers are hidden until each hidden one, primary or not, has a
//     certificate: two finest counts that both fit everything shown and differ
//     in it by at least k (S3). A hidden number is known to be at least one
//     unit where zeros are shown, at least zero otherwise; the ends differ
//     from the truth by whole persons.
//   - Certificates are found by moving people along blocks (2, 2×2, 2×2×2 …
//     cells whose signs cancel in the margins), cheapest block first, then by
//     doing without the heaviest of what that hid. What is kept small is the
//     sum of the weights of what is hidden: the length of the value times the
//     square of 1 + the number of dimensions totalled, so the county's totals
//     are the last to go. It is a heuristic, tried in several orders (order.go),
//     the lightest outcome counts; it hides more than an optimum would. What
//     the caller wants kept (Keep) goes only if no order succeeds without.
//   - Nobody has to trust the search: package proof checks every certificate
//     by adding up. If one fails, everything is hidden.
//
// # What the caller must put in
//
// One Family must hold all that is shown together, or the audit is blind to
// the rest:
//
//   - Demand is the margin over the state (covered, capacity, reach …), not a
//     number of its own: table [kommune, need, state] publishes it by itself.
//   - Every other number about the same people is a Sum: the demand of a
//     bottleneck, the people of an opening. It is an equation like the rest,
//     shown or hidden by the same rules.
//   - A statement that ties cells to each other although it is no sum is a
//     Claim. "Here 43 % are covered" lets a reader compute the uncovered from
//     the covered in every group named: list those cells in the claim. A claim
//     that is Made leaves its cells unmoved in every certificate, so even a
//     reader who computes all of them learns nothing about the others.
//   - Shares, sums and rests are made from Figures by Ratio, Plus and Minus,
//     never from the raw numbers (S5).
//   - The same count must not be screened twice under different rules for the
//     same readers: two patterns together may show what each hides. Release
//     therefore takes a Screened, not a Family.
//
// # What is promised
//
// The audit proves interval widths for the tables of the family against an
// attacker who knows all of them, the rules and k, but not which hidden number
// was small. It proves nothing about outside knowledge, and nothing yet about
// earlier releases.
package privacy
