package flow

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// inParallel does independent jobs, numbered from 0, on as many goroutines as
// there are processors.
func inParallel(jobs int, do func(job int)) {
	var working sync.WaitGroup
	var next atomic.Int64
	for range min(jobs, runtime.GOMAXPROCS(0)) {
		working.Go(func() {
			for {
				job := int(next.Add(1)) - 1
				if job >= jobs {
					return
				}
				do(job)
			}
		})
	}
	working.Wait()
}
