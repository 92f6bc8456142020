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
