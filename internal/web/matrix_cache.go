package web

import (
	"sync"

	"buendnis/internal/access"
	"buendnis/internal/civil"
)

// matrices keeps the verdicts of a day, as long as the law is the same.
type matrices struct {
	mu   sync.Mutex
	book *access.Rulebook
	days map[civil.Date]map[place]access.Cell
}

// keptDays bounds the memory.
const keptDays = 32

func (m *matrices) on(book *access.Rulebook, day civil.Date) map[place]access.Cell {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.book != book || len(m.days) >= keptDays {
		m.book, m.days = book, map[civil.Date]map[place]access.Cell{}
	}
	if cells, ok := m.days[day]; ok {
		return cells
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
