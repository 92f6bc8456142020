package auth

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strings"
	"sync"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"

	"buendnis/internal/fault"
)

// The strength of a hash: RFC 9106's second recommendation (3 passes, 64 MiB)
// with two lanes instead of four, because our machines are small. The numbers
// stand in every hash, so raising them here leaves old hashes readable.
const (
	passes    = 3
	memoryKiB = 64 * 1024
	lanes     = 2
	saltBytes = 16
	keyBytes  = 32
)

// At most two hashes are computed at a time: many logins at once cost time,
// not memory.
var computing = make(chan struct{}, 2)

// stored is a hash with its parameters: what the text form carries.
type stored struct {
	passes, memory uint32
	lanes          uint8
	salt, key      []byte
}

// HashPassword makes the text that an account keeps instead of its password.
func HashPassword(password string) (string, error) {
	salt := make([]byte, saltBytes)
	if _, err := rand.Read(salt); err != nil {
		return "", fault.Wrap(fault.Internal, err, "Das Kennwort ließ sich nicht sichern.")
	}
	h := stored{passes: passes, memory: memoryKiB, lanes: lanes, salt: salt}
	h.key = h.compute(password, keyBytes)
	return h.String(), nil
}

// VerifyPassword tells whether the password belongs to the hash. An empty or
// broken hash takes as long as a real one, so that the time of an answer never
// tells whether an account exists.
func VerifyPassword(hash, password string) bool {
	h, err := parseHash(hash)
	if err != nil {
		h = nobody()
	}
	same := subtle.ConstantTimeCompare(h.key, h.compute(password, len(h.key))) == 1
	return same && err == nil
}

// nobody is the hash that is compared where there is no account.
var nobody = sync.OnceValue(func() stored {
	h := stored{passes: passes, memory: memoryKiB, lanes: lanes, salt: make([]byte, saltBytes)}
	h.key = h.compute(rand.Text(), keyBytes)
	return h
})

// compute derives the key. The same word typed on another keyboard has other
// bytes („ü“ as one or two characters), hence NFC.
func (h stored) compute(password string, size int) []byte {
	computing <- struct{}{}
	defer func() { <-computing }()
	return argon2.IDKey([]byte(norm.NFC.String(password)), h.salt, h.passes, h.memory, h.lanes, uint32(size))
}

// String is the usual text form of argon2 hashes.
func (h stored) String() string {
	b64 := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, h.memory, h.passes, h.lanes,
		b64.EncodeToString(h.salt), b64.EncodeToString(h.key))
}

// parseHash reads the text form; absurd numbers are refused, so that a changed
// row can't make the program take all memory.
func parseHash(text string) (stored, error) {
	var h stored
	bad := fault.New(fault.Internal, "Die Prüfsumme eines Kennworts ist beschädigt.")
	parts := strings.Split(text, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return h, bad
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &h.memory, &h.passes, &h.lanes); err != nil {
		return h, bad
	}
	var errSalt, errKey error
	h.salt, errSalt = base64.RawStdEncoding.DecodeString(parts[4])
	h.key, errKey = base64.RawStdEncoding.DecodeString(parts[5])
	sound := errSalt == nil && errKey == nil && len(h.salt) >= 8 && len(h.key) >= 16 && len(h.key) <= 64 &&
		h.memory >= 8*uint32(h.lanes) && h.memory <= 1<<20 && h.passes >= 1 && h.passes <= 16 && h.lanes >= 1
	if !sound {
		return h, bad
	}
	return h, nil
}
