package storetest

import (
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"
	"syscall"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
)

// cluster is one running PostgreSQL in a folder of its own, reached by a socket.
type cluster struct {
	folder string
	bin    string
	run    *exec.Cmd
	err    error
}

var (
	once    sync.Once
	running cluster
)

// Main runs the tests and then ends what was started for them.
func Main(m *testing.M) {
	code := m.Run()
	running.stop()
	os.Exit(code)
}

// server gives the address of the PostgreSQL of this test program.
func server(t testing.TB) string {
	t.Helper()
	bin := folderOf("initdb")
	if bin == "" {
		const reason = "PostgreSQL ist nicht installiert (Debian: apt-get install postgresql); scripts/setup test tut es"
		if os.Getenv("CI") != "" {
			t.Fatal(reason)
		}
		t.Skip(reason)
	}
	once.Do(func() { running.err = running.start(bin) })
	if running.err != nil {
		t.Fatal(running.err)
	}
	return running.address()
}

// folderOf finds a program on the path or in Debian's folders, the newest
// version last.
func folderOf(program string) string {
	if path, err := exec.LookPath(program); err == nil {
		return filepath.Dir(path)
	}
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/" + program)
	if len(found) == 0 {
		return ""
	}
	return filepath.Dir(found[len(found)-1])
}

// start makes a cluster in a folder that the account postgres may enter: the
// server refuses to run as root. Writes are not forced to the disk: the tests
// kill our programs, not this server.
func (c *cluster) start(bin string) (err error) {
	c.bin = bin
	if c.folder, err = os.MkdirTemp("/tmp", "buendnis-pg-"); err != nil {
		return err
	}
	if err := c.hand(); err != nil {
		return err
	}
	data := filepath.Join(c.folder, "data")
	made := c.command("initdb", "-D", data, "-U", "buendnis", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
	if output, err := made.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w\n%s", err, output)
	}
	c.run = c.command("postgres", "-D", data, "-k", c.folder, "-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=200")
	log, err := os.Create(filepath.Join(c.folder, "log"))
	if err != nil {
		return err
	}
	defer log.Close()
	c.run.Stderr, c.run.Stdout = log, log
	endWithParent(c.run.SysProcAttr)
	started := make(chan error)
	go func() {
		runtime.LockOSThread() // the thread that starts it must live on, see endWithParent
		started <- c.run.Start()
		c.run.Wait()
	}()
	if err := <-started; err != nil {
		return err
	}
	return c.ready()
}

// hand gives the folder to the account postgres if we are root.
func (c *cluster) hand() error {
	id := credential()
	if id == nil {
		return nil
	}
	return os.Chown(c.folder, int(id.Uid), int(id.Gid))
}

// command is one of its programs, run as the account postgres.
func (c *cluster) command(program string, args ...string) *exec.Cmd {
	cmd := exec.Command(filepath.Join(c.bin, program), args...)
	cmd.Dir = c.folder
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: credential()}
	return cmd
}

// credential is the account postgres, if we are root and it exists.
func credential() *syscall.Credential {
	if os.Getuid() != 0 {
		return nil
	}
	account, err := user.Lookup("postgres")
	if err != nil {
		return nil
	}
	uid, _ := strconv.Atoi(account.Uid)
	gid, _ := strconv.Atoi(account.Gid)
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
}

// ready waits until the server answers; where it doesn't, its own words tell why.
func (c *cluster) ready() error {
	db, err := sql.Open("pgx", c.address())
	if err != nil {
		return err
	}
	defer db.Close()
	for range 300 {
		if err = db.Ping(); err == nil {
			return nil
		}
		time.Sleep(50 * time.Millisecond)
	}
	said, _ := os.ReadFile(filepath.Join(c.folder, "log"))
	return fmt.Errorf("PostgreSQL antwortet nicht: %w\n%s", err, said)
}

func (c *cluster) address() string {
	return "postgres://buendnis@/postgres?host=" + url.QueryEscape(c.folder)
}

func (c *cluster) stop() {
	if c.run != nil && c.run.Process != nil {
		c.run.Process.Signal(syscall.SIGINT) // fast shutdown
		for range 100 {
			if c.run.Process.Signal(syscall.Signal(0)) != nil {
				break
			}
			time.Sleep(20 * time.Millisecond)
		}
	}
	if c.folder != "" {
		os.RemoveAll(c.folder)
	}
}
