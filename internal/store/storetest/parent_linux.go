package storetest

import "syscall"

// endWithParent ends a child when the thread that started it ends, however this
// program ends.
func endWithParent(attr *syscall.SysProcAttr) { attr.Pdeathsig = syscall.SIGQUIT }
