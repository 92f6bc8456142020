package report

import (
	"context"
	"io"
)

func (b book) writeHTML(w io.Writer) error {
	return page(b).Render(context.Background(), w)
}

func (b book) heading() string {
	return b.cover.Title + ", " + b.cover.Kreis + ", " + b.cover.Stichtag.German()
}
