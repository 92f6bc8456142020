package web

import (
	"sync"

	"buendnis/internal/access"
	"buendnis/internal/civil"
)

// matrices keeps the verdicts of a day: law changes with the program only.
type matrices struct {
	mu   sync.Mutex
	days map[civil.Date]map[place]access.Cell
}

// keptDays bounds the memory.
const keptDays = 32

func (m *matrices) on(book *access.Rulebook, day civil.Date) map[place]access.Cell {
	m.mu.Lock()
	defer m.mu.Unlock()
	if cells, ok := m.days[day]; ok {
		return cells
	}
	if m.days == nil || len(m.days) >= keptDays {
		m.days = map[civil.Date]map[place]access.Cell{}
	}
	cells := map[place]access.Cell{}
	for _, cell := range book.Matrix(day, access.ReferenceProfile()) {
		cells[place{cell.Instrument, cell.Status}] = cell
	}
	m.days[day] = cells
	return cells
}

// knows tells whether the matrix asks about a title at all.
func (m *matrices) knows(book *access.Rulebook, day civil.Date, status string) bool {
	for _, instrument := range book.Instruments() {
		if _, ok := m.on(book, day)[place{instrument.ID, status}]; ok {
			return true
		}
	}
	return false
}
