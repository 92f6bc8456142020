package web

// width is the class of the column that a page stands in.
func (f frame) width() string {
	switch {
	case f.wide:
		return "b-page b-page--wide"
	case f.phone:
		return "b-page b-page--text"
	}
	return "b-page"
}

// printHead is the first line on paper: product, county, subject, as of, by whom.
func (f frame) printHead() string {
	line := "Bündnis"
	if f.site.Demo {
		line += " · Vorführung mit erfundenen Daten"
	}
	if f.kreis != "" {
		line += " · " + f.kreis
	}
	line += " · " + f.title + " · Stand " + f.printed
	if f.who != "" {
		line += " · Gedruckt von " + f.who
	}
	return line
}
