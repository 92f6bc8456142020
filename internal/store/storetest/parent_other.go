//go:build !linux

package storetest

import "syscall"

// endWithParent can't be had here: a server whose test program was killed must
// be ended by hand.
func endWithParent(*syscall.SysProcAttr) {}
