// Package access answers whether a person may have something, and why: a
// verdict with norm, version, reasons, missing facts and openings for every
// instrument of law/, the needs that follow from what is known, and the entry
// conditions of offers. The contract of its questions and answers is
// contract.md of the shared law folder; see docs/decisions/0002.
//
// Read it in this order:
//
//   - document.go is law/<kind>/<instrument>.yaml as it is written, compile.go
//     checks it, version.go is what comes out: requirements and ways, each a
//     tree of conditions in the language of internal/rule.
//   - ruling.go is a version on a day, ready to be asked; intake.go and desk.go
//     bring people to it, and background.go fills what nobody has said, if the
//     question allows it.
//   - decide.go answers a Question in full: reasons.go, flags.go and
//     openings.go are its parts. gate.go answers the verdict alone, fast, for
//     a whole population; planes.go counts who may enter thousands of offers.
//   - need.go, condition.go and matrix.go ask the same language other things;
//     stream.go is the NDJSON door.
//   - reach.go asks a rule about itself, for the linter: who makes each step and
//     condition decide, on any day of a version. border.go and inventory.go say
//     on which days law turns and which facts it looks at.
package access
