package main

import (
	"fmt"

	"buendnis/internal/alliance"
)

// places are the counties of the sample: real ones of the register, the demo's
// first, or invented ones all over the country, eight municipalities each.
func (s size) places() [][]string {
	var kreise [][]string
	if !s.fromNRW {
		for k := range s.kreise {
			kreise = append(kreise, invented(k))
		}
		return kreise
	}
	for _, kreis := range alliance.Kreise() {
		var kommunen []string
		for _, kommune := range kreis.Kommunen {
			kommunen = append(kommunen, kommune.AGS)
		}
		if kreis.AGS == "05162" {
			kreise = append([][]string{kommunen}, kreise...)
		} else {
			kreise = append(kreise, kommunen)
		}
	}
	return kreise[:s.kreise]
}

// invented are municipalities of the k-th county, outside of the Land whose
// municipalities are all known.
func invented(k int) []string {
	lands := []int{1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}
	kommunen := make([]string, 8)
	for i := range kommunen {
		kommunen[i] = fmt.Sprintf("%02d%03d%03d", lands[k%len(lands)], 1+k/len(lands), 1+i)
	}
	return kommunen
}
