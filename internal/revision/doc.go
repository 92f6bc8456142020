// Package revision is how law is looked after: which law is in force here
// (Shelf), whether the rules contradict themselves or the cases (lint), and
// what a draft of a new version would change (Draft) before a second person
// approves it.
//
// The law that the product ships lies in law/. What the editors of an alliance
// have approved lies over it, file by file (Overlay); nothing that was shipped
// is lost. The package writes nothing: store keeps drafts and approvals.
package revision
