package web

// width is the class of the column that header, page and footer stand in.
func (f frame) width() string {
	if f.wide {
		return "b-page b-page--wide"
	}
	return "b-page"
}

// mainWidth keeps lines of plain text short.
func (f frame) mainWidth() string {
	if f.narrow {
		return "b-page b-main--text"
	}
	return f.width()
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
