# One line per job. `make demo` and `make test` set up what they need.
.PHONY: demo test check build assets generate format lint generated bench
TOOL = go tool -modfile=tools/$(1)/go.mod $(1)

demo: build          ; exec bin/buendnis demo
test: assets-test    ; go run ./tools/testreport ./...
check: format lint generated test
build: assets        ; CGO_ENABLED=0 go build -trimpath -o bin/buendnis ./cmd/buendnis
assets:              ; scripts/setup assets
assets-test:         ; scripts/setup test
generate:            ; $(call TOOL,templ) generate -path internal && CGO_ENABLED=0 $(call TOOL,sqlc) generate
format:              ; scripts/unchanged "nicht gofumpt-formatiert" $(call TOOL,gofumpt) -l cmd internal law tools *.go
lint:                ; go vet ./... && $(call TOOL,staticcheck) ./...
generated: generate  ; git diff --exit-code --stat -- '*_templ.go' internal/store/query || { echo "Erzeugte Dateien sind nicht aktuell: make generate, dann committen." >&2; exit 1; }
bench: assets        ; go test -run '^$$' -bench . -benchmem ./... && go run ./tools/flowpeers
