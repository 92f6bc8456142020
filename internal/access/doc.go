// Package access answers whether a person may have something, and why: a
// verdict with norm, version, reasons, missing facts and openings for every
// instrument of law/, the needs that follow from what is known, and the entry
// conditions of offers. question.go is the contract of its questions and
// answers, stream.go their form as NDJSON; see docs/decisions/0002.
//
// A file that begins like another one is a part of it: openings_time.go belongs
// to openings.go. Read them in this order:
//
//   - rulebook.go loads law/ file by file, in the order of its steps. document.go
//     is law/<kind>/<instrument>.yaml as it is written, compile.go checks it,
//     version.go is what comes out: requirements and ways, each a tree of
//     conditions (version_condition.go) in the language of internal/rule.
//     references.go follows what rules ask of each other.
//   - ruling.go is a version on a day, ready to be asked; intake.go and desk.go
//     bring people to it, background.go fills what nobody has said, if the
//     question allows it, and contradiction.go refuses dates that can't be.
//   - decide.go answers a Question in full: reasons.go, flags.go and
//     openings.go are its parts. explain.go shows the steps to it, known.go what
//     each of them hangs on. gate.go answers the verdict alone, fast, for a
//     whole population.
//   - admission.go is who may enter an offer, condition.go its own conditions,
//     and planes.go counts who may enter thousands of offers.
//   - need.go and matrix.go ask the same language other things; change.go says
//     what differs between two days of law, text.go how a rule reads.
//   - reach.go asks a rule about itself, for the linter: who makes each step and
//     condition decide, on any day of a version. border.go and inventory.go say
//     on which days law turns and which facts it looks at.
package access
