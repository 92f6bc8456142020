package gate

import (
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"buendnis/internal/fault"
)

// Failed logins that are allowed: at once, and then one more per time. A whole
// town hall may share an address, so that one is wide.
const (
	nameBurst    = 8
	nameEvery    = time.Minute
	addressBurst = 40
	addressEvery = 10 * time.Second
	// Above this many names or addresses the oldest knowledge is forgotten; an
	// attacker who can fill it has more addresses than we could count anyway.
	mostLimits = 10_000
)

// limits slows down guessing; the lock of an account is the store's.
type limits struct {
	mu       sync.Mutex
	limiters map[string]*rate.Limiter
}

func newLimits() *limits { return &limits{limiters: map[string]*rate.Limiter{}} }

// attempt is a login that counts until it is undone.
type attempt struct {
	reservations []*rate.Reservation
	at           time.Time
}

// undo gives the attempt back: only failures count.
func (a attempt) undo() {
	for _, reservation := range a.reservations {
		reservation.CancelAt(a.at)
	}
}

func (l *limits) attempt(now time.Time, address, name string) (attempt, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.limiters) > mostLimits {
		clear(l.limiters)
	}
	made := attempt{at: now}
	for _, limiter := range []*rate.Limiter{
		l.limiter("address "+address, addressEvery, addressBurst),
		l.limiter("name "+strings.ToLower(name), nameEvery, nameBurst),
	} {
		reservation := limiter.ReserveN(now, 1)
		made.reservations = append(made.reservations, reservation)
		if reservation.DelayFrom(now) > 0 {
			made.undo()
			return attempt{}, fault.New(fault.TooMany, "Zu viele Versuche. Bitte warten Sie eine Minute und melden Sie sich dann noch einmal an.")
		}
	}
	return made, nil
}

func (l *limits) limiter(key string, every time.Duration, burst int) *rate.Limiter {
	limiter := l.limiters[key]
	if limiter == nil {
		limiter = rate.NewLimiter(rate.Every(every), burst)
		l.limiters[key] = limiter
	}
	return limiter
}

// address is where a request comes from. Behind our own reverse proxy, which
// sits on the loopback, it is what that proxy added last; anybody else's word
// for it counts nothing.
func address(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	forwarded := r.Header.Values("X-Forwarded-For")
	if ip := net.ParseIP(host); ip == nil || !ip.IsLoopback() || len(forwarded) == 0 {
		return host
	}
	hops := strings.Split(forwarded[len(forwarded)-1], ",")
	return strings.TrimSpace(hops[len(hops)-1])
}
