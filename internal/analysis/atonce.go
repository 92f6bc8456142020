package analysis

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// atOnce does n things that don't touch each other, on all processors.
func atOnce(n int, do func(i int)) {
	var working sync.WaitGroup
	var next atomic.Int64
	for range min(n, runtime.GOMAXPROCS(0)) {
		working.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	working.Wait()
}

// atOnce is atOnce that tells how far it is.
func (r *run) atOnce(step string, n int, do func(i int)) {
	if r.progress == nil {
		atOnce(n, do)
		return
	}
	done := make(chan struct{}, 64)
	go atOnce(n, func(i int) {
		do(i)
		done <- struct{}{}
	})
	for i := range n {
		<-done
		r.progress(step, i+1, n)
	}
}

// tell says how far a step is.
func (r *run) tell(step string, done, total int) {
	if r.progress != nil {
		r.progress(step, done, total)
	}
}
