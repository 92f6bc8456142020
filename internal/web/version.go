package web

import (
	"fmt"
	"net/http"
	"strconv"

	"buendnis/internal/alliance"
	"buendnis/internal/auth"
	"buendnis/internal/fault"
	"buendnis/internal/gate"
	"buendnis/internal/store"
	"buendnis/internal/survey"
)

// version is the municipality's version of that number.
func (v round) version(kommune alliance.Kommune, number string) (store.DeliveryVersion, error) {
	for _, version := range v.versions {
		if version.Kommune == kommune.AGS && strconv.Itoa(version.Number) == number {
			return version, nil
		}
	}
	return store.DeliveryVersion{}, fault.New(fault.NotFound, "Diese Fassung gibt es nicht. Alle Fassungen stehen auf der Seite der Kommune.")
}

// versionView is what one version says, for whoever delivers or checks it.
type versionView struct {
	standing
	version  store.DeliveryVersion
	current  bool // no newer one has come
	manages  bool
	stichtag string
	content  contentView
}

// showVersion shows what was delivered, and what changed since the version
// before. Whoever looks at an original leaves a row in the audit.
func (s *site) showVersion(w http.ResponseWriter, r *http.Request) error {
	v, kommune, err := s.roundOf(r)
	if err != nil {
		return err
	}
	version, err := v.version(kommune, r.PathValue("fassung"))
	if err != nil {
		return err
	}
	content, err := s.versionContent(r, v, kommune, version)
	if err != nil {
		return err
	}
	shown := versionView{standing: v.standing(kommune, s.today()), version: version, stichtag: v.erhebung.Stichtag.German(), content: *content}
	shown.current = shown.standing.newest.ID == version.ID
	shown.manages = s.gate.May(r, auth.ErhebungVerwalten, auth.Object{Kommune: kommune.AGS})
	p := page{title: fmt.Sprintf("Fassung %d", version.Number), section: "/erhebung", crumbs: []link{{"Erhebung", "/erhebung"}, {kommune.Name, kommunePath(kommune)}}}
	return s.show(w, r, p, versionPage(shown))
}

func (s *site) versionContent(r *http.Request, v round, kommune alliance.Kommune, version store.DeliveryVersion) (*contentView, error) {
	delivery, err := s.versionDelivery(r, v, kommune, version)
	if err != nil {
		return nil, err
	}
	before, err := s.before(r, v, kommune, version.Number)
	if err != nil {
		return nil, err
	}
	return s.contentOf(v, kommune, delivery, before)
}

// heading is the finding of the page.
func (v versionView) heading() string {
	state := map[store.DeliveryState]string{
		store.Geliefert: "ist zu prüfen", store.Geprueft: "ist geprüft und gesperrt", store.Zurueckgezogen: "ist zurückgezogen",
	}[v.version.State]
	if !v.current {
		state = "ist durch eine neuere ersetzt"
	}
	return fmt.Sprintf("%s: Fassung %d %s", v.kommune.Name, v.version.Number, state)
}

func (v versionView) preline() string {
	return fmt.Sprintf("Erhebung zum %s · abgeliefert am %s von %s · %s", v.stichtag, moment(v.version.At), v.version.By, v.version.FileName)
}

// original gives the file of a version as it was delivered.
func (s *site) original(w http.ResponseWriter, r *http.Request) error {
	v, kommune, err := s.roundOf(r)
	if err != nil {
		return err
	}
	name, raw, err := s.fileOf(r, v, kommune)
	if err != nil {
		return err
	}
	return sendWorkbook(w, name, raw)
}

// draftAgain makes a draft of an earlier version, to mend or deliver it anew.
func (s *site) draftAgain(w http.ResponseWriter, r *http.Request) error {
	v, kommune, err := s.roundOf(r)
	if err != nil {
		return err
	}
	name, raw, err := s.fileOf(r, v, kommune)
	if err != nil {
		return err
	}
	if err := s.saveDraft(r, kommune, name, raw); err != nil {
		return err
	}
	return back(w, r, draftPath(kommune))
}

// fileOf is the file of the version in the path.
func (s *site) fileOf(r *http.Request, v round, kommune alliance.Kommune) (name string, raw []byte, err error) {
	version, err := v.version(kommune, r.PathValue("fassung"))
	if err != nil {
		return "", nil, err
	}
	return s.Store.DeliveryFile(r.Context(), gate.ActorOf(r), version.ID)
}

func (s *site) versionDelivery(r *http.Request, v round, kommune alliance.Kommune, version store.DeliveryVersion) (*survey.Delivery, error) {
	name, raw, err := s.Store.DeliveryFile(r.Context(), gate.ActorOf(r), version.ID)
	if err != nil {
		return nil, err
	}
	rd, err := s.read(v, kommune, name, raw)
	return rd.delivery, err
}

// before is the delivery with the highest number below; nil without one.
func (s *site) before(r *http.Request, v round, kommune alliance.Kommune, number int) (*survey.Delivery, error) {
	for _, version := range v.versions { // newest first
		if version.Kommune != kommune.AGS || version.Number >= number {
			continue
		}
		return s.versionDelivery(r, v, kommune, version)
	}
	return nil, nil
}

func versionPath(kommune alliance.Kommune, version store.DeliveryVersion) string {
	return fmt.Sprintf("%s/fassung/%d", kommunePath(kommune), version.Number)
}
