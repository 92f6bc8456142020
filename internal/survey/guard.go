package survey

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"

	"buendnis/internal/fault"
)

// Limits of a workbook. A real one of a large city has under 1 MB.
const (
	MaxBytes     = 10 << 20  // of the file
	maxUnpacked  = 120 << 20 // of all parts together
	maxParts     = 400
	maxRatio     = 150 // unpacked to packed, of a part larger than 1 MB
	maxWorkRows  = 20000
	maxTextRunes = 2000
)

// guard refuses a file before anything unpacks it as a workbook.
func guard(name string, raw []byte) error {
	if len(raw) > MaxBytes {
		return fault.New(fault.TooLarge, "%s ist größer als 10 MB. Löschen Sie Bilder und überzählige Blätter, oder teilen Sie die Liste.", name)
	}
	if bytes.HasPrefix(raw, []byte{0xD0, 0xCF, 0x11, 0xE0}) {
		return fault.New(fault.Invalid, "%s ist verschlüsselt oder ein altes Format (.xls). Speichern Sie die Mappe ohne Kennwort als .xlsx.", name)
	}
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return fault.New(fault.Invalid, "%s ist keine Excel-Arbeitsmappe (.xlsx). Bitte laden Sie die ausgefüllte Mappe der Erhebung hoch.", name)
	}
	if len(archive.File) > maxParts {
		return fault.New(fault.Invalid, "%s besteht aus ungewöhnlich vielen Teilen und wird nicht geöffnet. Bitte füllen Sie eine frische Mappe aus.", name)
	}
	var total uint64
	for _, part := range archive.File {
		total += part.UncompressedSize64
		if part.UncompressedSize64 > 1<<20 && part.UncompressedSize64 > maxRatio*max(part.CompressedSize64, 1) || total > maxUnpacked {
			return fault.New(fault.Invalid, "%s entpackt sich zu einer ungewöhnlichen Größe und wird nicht geöffnet. Bitte füllen Sie eine frische Mappe aus.", name)
		}
		if strings.Contains(strings.ToLower(part.Name), "vbaproject") {
			return fault.New(fault.Invalid, "%s enthält Makros und wird nicht geöffnet. Speichern Sie die Mappe als .xlsx ohne Makros.", name)
		}
	}
	return honestSizes(name, archive)
}

// honestSizes unpacks every part once against its own declared size: a header
// that lies about it is the classic bomb.
func honestSizes(name string, archive *zip.Reader) error {
	for _, part := range archive.File {
		open, err := part.Open()
		if err == nil {
			_, err = io.Copy(io.Discard, io.LimitReader(open, int64(part.UncompressedSize64)+1))
			open.Close()
		}
		if err != nil {
			return fault.Wrap(fault.Invalid, err, "%s ist beschädigt und lässt sich nicht öffnen. Bitte speichern Sie die Mappe noch einmal.", name)
		}
	}
	return nil
}

// hasFormula tells whether any sheet of a guarded file holds a formula element.
func hasFormula(raw []byte) bool {
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return true
	}
	for _, part := range archive.File {
		if !strings.HasPrefix(part.Name, "xl/worksheets/") {
			continue
		}
		open, err := part.Open()
		if err != nil {
			return true
		}
		text, err := io.ReadAll(io.LimitReader(open, maxUnpacked))
		open.Close()
		if err != nil || bytes.Contains(text, []byte("<f>")) || bytes.Contains(text, []byte("<f ")) || bytes.Contains(text, []byte(":f")) {
			return true
		}
	}
	return false
}
