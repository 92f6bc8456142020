// Package store is all SQL: one alliance is one database, a SQLite file or a
// PostgreSQL schema, and the same queries run on both. A public method that
// writes takes an actor and owns its transaction: begin, change, audit row,
// commit. It contains no law and no decision; it calls Validate.
package store

import (
	"context"
	"time"

	"buendnis/internal/alliance"
	"buendnis/internal/auth"
	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/offer"
	"buendnis/internal/person"
	"buendnis/internal/survey"
)

// Store is an open database of one alliance.
type Store struct{}

var errNotYet = fault.New(fault.Internal, "noch nicht")

// Open opens sqlite:PATH or postgres://… and migrates it to this version.
func Open(ctx context.Context, url string) (*Store, error) { return nil, errNotYet }

// Close closes it.
func (s *Store) Close() error { return nil }

// Ping tells whether the database answers and is migrated.
func (s *Store) Ping(ctx context.Context) error { return errNotYet }

// --- kreis.go

// SaveKreis sets the county of the alliance.
func (s *Store) SaveKreis(ctx context.Context, actor auth.Actor, k alliance.Kreis) error {
	return errNotYet
}

// Kreis is the county; NotFound before it is set.
func (s *Store) Kreis(ctx context.Context) (alliance.Kreis, error) {
	return alliance.Kreis{}, errNotYet
}

// --- erhebung.go

// Erhebung is a survey round of the alliance.
type Erhebung struct {
	ID int64
	survey.Round
}

// OpenErhebung starts a round; the newest is the current one.
func (s *Store) OpenErhebung(ctx context.Context, actor auth.Actor, r survey.Round) (Erhebung, error) {
	return Erhebung{}, errNotYet
}

// CurrentErhebung is the newest round; NotFound without any.
func (s *Store) CurrentErhebung(ctx context.Context) (Erhebung, error) { return Erhebung{}, errNotYet }

// --- draft.go: an uploaded workbook that is not delivered yet; one per municipality

// Draft is an uploaded workbook before delivery.
type Draft struct {
	Kommune  string
	FileName string
	Raw      []byte
	By       string
	At       time.Time
}

// SaveDraft replaces the municipality's draft.
func (s *Store) SaveDraft(ctx context.Context, actor auth.Actor, d Draft) error { return errNotYet }

// Draft is the municipality's draft; NotFound without one.
func (s *Store) Draft(ctx context.Context, actor auth.Actor, kommune string) (Draft, error) {
	return Draft{}, errNotYet
}

// DiscardDraft drops it.
func (s *Store) DiscardDraft(ctx context.Context, actor auth.Actor, kommune string) error {
	return errNotYet
}

// --- delivery.go

// DeliveryState is where a version stands: geliefert, geprueft (approved and
// locked by the coordination), zurueckgezogen.
type DeliveryState string

// The states of a delivery.
const (
	Geliefert      DeliveryState = "geliefert"
	Geprueft       DeliveryState = "geprueft"
	Zurueckgezogen DeliveryState = "zurueckgezogen"
)

// DeliveryVersion is one delivered workbook of a municipality.
type DeliveryVersion struct {
	ID       int64
	Kommune  string
	Number   int // 1, 2, … per municipality and round
	State    DeliveryState
	FileName string
	SHA256   string
	People   int
	Classes  int
	Offers   int
	By       string
	At       time.Time
}

// Deliver stores a new version with rows, file and audit row, all or nothing;
// the municipality's draft goes. A geprueft version is locked: Conflict.
func (s *Store) Deliver(ctx context.Context, actor auth.Actor, d survey.Delivery, fileName string, raw []byte) (DeliveryVersion, error) {
	return DeliveryVersion{}, errNotYet
}

// Withdraw and Approve change the state of a municipality's newest version.
func (s *Store) Withdraw(ctx context.Context, actor auth.Actor, kommune string) error {
	return errNotYet
}

// Approve locks it; Reopen unlocks it.
func (s *Store) Approve(ctx context.Context, actor auth.Actor, kommune string) error {
	return errNotYet
}

// Reopen unlocks an approved version.
func (s *Store) Reopen(ctx context.Context, actor auth.Actor, kommune string) error { return errNotYet }

// Deliveries are all versions of the current round that the actor may see,
// newest first per municipality.
func (s *Store) Deliveries(ctx context.Context, actor auth.Actor) ([]DeliveryVersion, error) {
	return nil, errNotYet
}

// DeliveryFile is the original file of a version.
func (s *Store) DeliveryFile(ctx context.Context, actor auth.Actor, id int64) (name string, raw []byte, err error) {
	return "", nil, errNotYet
}

// Basis is what an analysis is made of: the newest delivered versions of all
// municipalities that have one, and a fingerprint that changes with them.
type Basis struct {
	Erhebung    Erhebung
	Versions    []DeliveryVersion
	Population  person.Population
	Offers      []offer.Offer
	Opinions    map[string][]survey.Einschaetzung // by AGS
	Fingerprint string
}

// Basis reads it; only Koordination and the program may see all of it raw.
func (s *Store) Basis(ctx context.Context, actor auth.Actor) (Basis, error) {
	return Basis{}, errNotYet
}

// Fingerprint is that of Basis, without reading the rows.
func (s *Store) Fingerprint(ctx context.Context) (string, error) { return "", errNotYet }

// --- release.go: the register of what left the house

// Release is an entry of the register.
type Release struct {
	ID                      int64
	Purpose, Recipient      string
	Parameters              string // JSON of the analysis parameters
	Fingerprint             string // of the basis
	RequestedBy, ApprovedBy string // account names
	RequestedAt             time.Time
	ApprovedAt              *time.Time
	FileName                string
	SHA256                  string
	Note                    string // protection note
}

// RequestRelease enters a request.
func (s *Store) RequestRelease(ctx context.Context, actor auth.Actor, r Release) (Release, error) {
	return Release{}, errNotYet
}

// ApproveRelease completes it with the file; the second person must be another
// account than the first (Forbidden), and a release is approved once (Conflict).
func (s *Store) ApproveRelease(ctx context.Context, actor auth.Actor, id int64, fileName string, file []byte, note string) (Release, error) {
	return Release{}, errNotYet
}

// RejectRelease ends a request without a file; the reason stands in the audit.
func (s *Store) RejectRelease(ctx context.Context, actor auth.Actor, id int64, reason string) error {
	return errNotYet
}

// Releases is the register, newest first.
func (s *Store) Releases(ctx context.Context, actor auth.Actor) ([]Release, error) {
	return nil, errNotYet
}

// ReleaseFile is the file that left the house.
func (s *Store) ReleaseFile(ctx context.Context, actor auth.Actor, id int64) (name string, raw []byte, err error) {
	return "", nil, errNotYet
}

// --- account.go

// Account is somebody who may sign in.
type Account struct {
	ID           string
	Name         string // the login name as shown, unique without case
	Role         auth.Role
	Kommune      string
	PasswordHash string
	Locked       bool
	Failures     int
	LockedUntil  *time.Time
}

// CreateAccount adds one.
func (s *Store) CreateAccount(ctx context.Context, actor auth.Actor, a Account) (Account, error) {
	return Account{}, errNotYet
}

// AccountByName finds one for the login; NotFound.
func (s *Store) AccountByName(ctx context.Context, name string) (Account, error) {
	return Account{}, errNotYet
}

// Account finds one by id, for every request of a session.
func (s *Store) Account(ctx context.Context, id string) (Account, error) { return Account{}, errNotYet }

// Accounts lists all.
func (s *Store) Accounts(ctx context.Context, actor auth.Actor) ([]Account, error) {
	return nil, errNotYet
}

// SetPassword, SetLocked change an account; its sessions end.
func (s *Store) SetPassword(ctx context.Context, actor auth.Actor, id, hash string) error {
	return errNotYet
}

// SetLocked locks or unlocks.
func (s *Store) SetLocked(ctx context.Context, actor auth.Actor, id string, locked bool) error {
	return errNotYet
}

// LoginFailed counts a failure and gives the account after it: from the fifth
// on it is locked for a while. LoginSucceeded resets the count. Both leave an
// audit row.
func (s *Store) LoginFailed(ctx context.Context, id string, at time.Time) error { return errNotYet }

// LoginSucceeded resets the count.
func (s *Store) LoginSucceeded(ctx context.Context, id string, at time.Time) error { return errNotYet }

// --- session.go: the store of scs sessions (scs.CtxStore)

// Sessions is the scs store over this database.
type Sessions struct{ store *Store }

// Sessions gives it.
func (s *Store) Sessions() *Sessions { return &Sessions{s} }

// FindCtx, CommitCtx, DeleteCtx and the forms without context are scs.CtxStore.
func (x *Sessions) FindCtx(ctx context.Context, token string) ([]byte, bool, error) {
	return nil, false, errNotYet
}

// CommitCtx keeps a session.
func (x *Sessions) CommitCtx(ctx context.Context, token string, b []byte, expiry time.Time) error {
	return errNotYet
}

// DeleteCtx drops one.
func (x *Sessions) DeleteCtx(ctx context.Context, token string) error { return errNotYet }

// --- audit.go

// AuditRow is one line of the hash chain.
type AuditRow struct {
	ID                    int64
	At                    time.Time
	Actor, Action, Object string
	Detail                string
	Previous, Hash        string
}

// Audit lists the newest rows.
func (s *Store) Audit(ctx context.Context, actor auth.Actor, limit int) ([]AuditRow, error) {
	return nil, errNotYet
}

// VerifyAudit walks the chain and names the first row that doesn't fit.
func (s *Store) VerifyAudit(ctx context.Context) (rows int, err error) { return 0, errNotYet }

// Now is the clock of audit rows and versions; tests set it.
var _ = civil.Date(0)
