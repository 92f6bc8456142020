package web

import (
	"sync"

	"buendnis/internal/access"
	"buendnis/internal/civil"
)

// matrices keeps the verdicts of a day, as long as the law is the same.
type matrices struct {
	mu    sync.Mutex
	book  *access.Rulebook
	days  map[civil.Date]map[place]access.Cell
	opens map[civil.Date]map[place]civil.Date
}

// keptDays bounds the memory.
const keptDays = 32

func (m *matrices) on(book *access.Rulebook, day civil.Date) map[place]access.Cell {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.renew(book)
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

// renew forgets what another law said, and too much of this one; the lock is held.
func (m *matrices) renew(book *access.Rulebook) {
	if m.book != book || len(m.days) >= keptDays || len(m.opens) >= keptDays {
		m.book, m.days, m.opens = book, map[civil.Date]map[place]access.Cell{}, map[civil.Date]map[place]civil.Date{}
	}
}

// seen is how far ahead a page says when a door opens.
const seen = 36 // months

// opening are the days on which a field that is shut opens by law.
func (m *matrices) opening(book *access.Rulebook, day civil.Date) map[place]civil.Date {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.renew(book)
	if opens, ok := m.opens[day]; ok {
		return opens
	}
	opens := map[place]civil.Date{}
	for _, instrument := range book.Instruments() {
		if instrument.Bars() {
			continue
		}
		for status, on := range book.OpeningDays(instrument.ID, day, day.AddMonths(seen)) {
			opens[place{instrument.ID, status}] = on
		}
	}
	m.opens[day] = opens
	return opens
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
