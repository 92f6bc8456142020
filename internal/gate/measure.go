package gate

import (
	"net/http"
	"strconv"

	"github.com/prometheus/client_golang/prometheus"
)

// Measures count requests by route and status; api gives them out.
type Measures struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	seconds  *prometheus.HistogramVec
}

// NewMeasures makes empty ones.
func NewMeasures() *Measures {
	m := &Measures{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "buendnis_requests_total", Help: "Anfragen nach Route und Status.",
		}, []string{"route", "status"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "buendnis_request_seconds", Help: "Dauer der Anfragen nach Route.",
			Buckets: []float64{.005, .01, .025, .05, .1, .2, .5, 1, 2.5, 10},
		}, []string{"route"}),
	}
	m.registry.MustRegister(m.requests, m.seconds)
	return m
}

// Gatherer is what the interface /metrics reads.
func (m *Measures) Gatherer() prometheus.Gatherer { return m.registry }

// measured counts and logs a request: its route, never its address with what
// may stand there, and nobody's name or IP.
func (g *Gate) measured(pattern string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := g.Now()
		status := &statusWriter{ResponseWriter: w}
		next.ServeHTTP(status, r)
		took := g.Now().Sub(began)
		g.Measures.requests.WithLabelValues(pattern, strconv.Itoa(status.code())).Inc()
		g.Measures.seconds.WithLabelValues(pattern).Observe(took.Seconds())
		g.Log.Info("Anfrage", "route", pattern, "status", status.code(), "ms", took.Milliseconds())
	})
}

// statusWriter remembers the status.
type statusWriter struct {
	http.ResponseWriter
	status int
}

// WriteHeader notes the first status.
func (w *statusWriter) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

// Unwrap lets http.ResponseController reach the real one.
func (w *statusWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

func (w *statusWriter) code() int {
	if w.status == 0 {
		return http.StatusOK
	}
	return w.status
}
