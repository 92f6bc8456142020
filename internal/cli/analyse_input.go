package cli

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"buendnis/internal/access"
	"buendnis/internal/alliance"
	"buendnis/internal/analysis"
	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/offer"
	"buendnis/internal/person"
	"buendnis/internal/survey"
)

// given is what the files say, and which of them counts where.
type given struct {
	analysis.Input
	counted []person.Counted
}

// grounds is the line that every output carries.
func (g given) grounds() string { return person.Grounds(g.counted, kommuneName) }

// kommuneName is a municipality's name, or its key where the register ends.
func kommuneName(ags string) string {
	if kommune, err := alliance.KommuneByAGS(ags); err == nil {
		return kommune.Name
	}
	return ags
}

// given reads every file. One bad place anywhere, and nothing is given.
func (c analyseCommand) given(book *access.Rulebook, progress progress) (in given, err error) {
	in.Parameters = analysis.Parameters{
		Ermessen: c.Ermessen, PeriodMonths: c.Period, StepPlaces: c.StepPlaces, NewOffer: c.NewOffer, Overlap: c.Overlap,
	}
	if in.On, err = civil.Parse(c.On); err != nil {
		return in, fault.New(fault.Invalid, "--on: %v.", err)
	}
	chosen, err := c.chosen()
	if err != nil {
		return in, err
	}
	read := &inputReader{book: book, on: in.On, progress: progress, from: map[string]string{}}
	if err = read.all(slices.Concat(c.Population, c.Files), c.Offers); err != nil {
		return in, err
	}
	in.Offers = read.offers
	in.Population, in.counted, err = person.Join(read.bases, chosen)
	return in, err
}

// chosen are the municipalities for which --base names what counts.
func (c analyseCommand) chosen() (map[string]person.Source, error) {
	chosen := map[string]person.Source{}
	for ags, word := range c.Base {
		if err := alliance.CheckKommune(ags); err != nil {
			return nil, fault.New(fault.Invalid, "--base %s=%s: %s", ags, word, fault.SentenceOf(err))
		}
		source, err := person.ParseSource(word)
		if err != nil {
			return nil, fault.New(fault.Invalid, "--base %s=%s: %s", ags, word, fault.SentenceOf(err))
		}
		chosen[ags] = source
	}
	return chosen, nil
}

// inputReader reads files one after the other and collects what won't do.
type inputReader struct {
	book     *access.Rulebook
	on       civil.Date
	progress progress
	bases    []person.Base
	offers   []offer.Offer
	from     map[string]string // id of an offer → its file
	bad      []string
	places   int // how many places bad stands for
}

func (r *inputReader) all(population, offers []string) error {
	for _, path := range population {
		read := r.population
		if strings.EqualFold(filepath.Ext(path), ".xlsx") {
			read = r.workbook
		}
		if err := read(path); err != nil {
			return err
		}
	}
	for _, path := range offers {
		if err := r.offerFile(path); err != nil {
			return err
		}
	}
	return r.verdict()
}

func (r *inputReader) population(path string) error {
	return r.open(path, func(name string, in io.Reader) error {
		base, bad, err := person.ReadBase(name, in, r.book.WordsOn(r.on))
		r.bases = append(r.bases, base)
		r.refuse(bad)
		return err
	})
}

func (r *inputReader) workbook(path string) error {
	delivery, bad, err := readWorkbook(survey.Lists{Words: r.book.Words()}, path)
	if err != nil {
		return err
	}
	for _, f := range bad {
		r.complain(fmt.Sprintf("%s, %s %s („%s“): %s %s", f.File, f.Sheet, f.Cell, f.Value, f.Reason, f.Repair), 1)
	}
	name := filepath.Base(path)
	r.bases = append(r.bases, person.Base{Source: person.Workbook, Name: name, Kommune: delivery.Kommune, Population: delivery.Classes})
	r.add(name, delivery.Offers)
	return nil
}

func (r *inputReader) offerFile(path string) error {
	return r.open(path, func(name string, in io.Reader) error {
		offers, bad, err := offer.ReadOffers(name, in, r.book.Words())
		r.refuse(bad)
		r.add(name, offers)
		return err
	})
}

// add takes the offers of a file; ids have to differ between files, too.
func (r *inputReader) add(name string, offers []offer.Offer) {
	for _, o := range offers {
		if other, twice := r.from[o.ID]; twice {
			r.complain(fmt.Sprintf("%s, Angebot „%s“: Diese Kennung hat schon ein Angebot in %s. Geben Sie jedem Angebot eine eigene Kennung, oder nennen Sie jede Datei nur einmal.", name, o.ID, other), 1)
		}
		r.from[o.ID] = name
	}
	r.offers = append(r.offers, offers...)
}

// open reads a text file from beginning to end without holding it. One that is
// no such file at all is a bad place like any other: the next file is read, too.
func (r *inputReader) open(path string, read func(name string, in io.Reader) error) error {
	file, err := os.Open(path)
	if err != nil {
		return fault.New(fault.NotFound, "Die Datei %s lässt sich nicht öffnen: %v.", path, err)
	}
	defer file.Close()
	name := filepath.Base(path)
	if err := read(name, r.progress.reading(name, file)); err != nil {
		r.complain(fault.SentenceOf(err), 1)
	}
	return nil
}

func (r *inputReader) refuse(bad []fault.Cell) {
	for _, cell := range bad {
		r.complain(cell.String(), max(1, cell.More))
	}
}

func (r *inputReader) complain(sentence string, places int) {
	r.bad = append(r.bad, sentence)
	r.places += places
}

// verdict refuses the input as a whole, naming every bad cell.
func (r *inputReader) verdict() error {
	if len(r.bad) == 0 {
		return nil
	}
	return fault.New(fault.Invalid, "%s\n%s zu berichtigen. Es wurde nichts ausgewertet.", strings.Join(r.bad, "\n"), plural(r.places, "Stelle ist", "Stellen sind"))
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprint(n, " ", many)
}
