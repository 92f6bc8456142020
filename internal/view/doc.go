// Package view draws what pages and papers share: plain values in, HTML out.
//
// It knows no noun of the field and asks nobody: a page prepares a small struct
// of texts and lengths, and a component here gives it the markup of KERN and of
// our own classes (b-…), with its text alternative. A figure about people comes
// as a Number, which a page makes of a protected figure; a hidden one has no
// value to begin with.
//
// Parts of a page: Title, Keys, Alert, Summary, TextField, StatusBadge, Fold,
// Scroll, Source, EmptyState. Charts: Bars, Map, Matrix, Timeline, Diff,
// verdict badges; each has its table beside it on the page.
package view
