// Reads what a ledger publishes with golang.org/x/mod (sumdb/note, sumdb/tlog), the Go project's own
// implementation of signed notes and tiled logs. It shares nothing with Liandan.
//
//	main VERIFIER-KEY SITE TLOG-PROOF...
//
// SITE is a folder that `liandan export tiles` wrote, TLOG-PROOF files that `liandan prove inclusion` wrote.
// Prints what it has accepted; ends with 1 at the first thing it does not.
package main

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func demand(err error, what string) {
	if err != nil {
		fmt.Printf("refused: %s: %v\n", what, err)
		os.Exit(1)
	}
}

// open checks a checkpoint's signature and reads its three lines.
func open(text []byte, verifiers note.Verifiers) (string, tlog.Tree) {
	signed, err := note.Open(text, verifiers)
	demand(err, "note")
	lines := strings.Split(signed.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	demand(err, "size")
	root, err := tlog.ParseHash(lines[2])
	demand(err, "root")
	return lines[0], tlog.Tree{N: size, Hash: root}
}

// site reads tiles of height 8 from files; tlog names them tile/8/<L>/<N>, C2SP tile/<L>/<N>.
type site string

func (s site) Height() int { return 8 }

func (s site) SaveTiles([]tlog.Tile, [][]byte) {}

func (s site) ReadTiles(tiles []tlog.Tile) (all [][]byte, err error) {
	for _, tile := range tiles {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		data, err := os.ReadFile(filepath.Join(string(s), path))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

// entries reads the bundles of C2SP: 16 bits of length, big-endian, then the entry.
func entries(s site, size int64) (all [][]byte) {
	for tile := int64(0); tile*256 < size; tile++ {
		t := tlog.Tile{H: 8, L: -1, N: tile, W: 256}
		if size-tile*256 < 256 {
			t.W = int(size - tile*256)
		}
		path := strings.Replace(t.Path(), "tile/8/data/", "tile/entries/", 1)
		data, err := os.ReadFile(filepath.Join(string(s), path))
		demand(err, "bundle")
		for len(data) > 0 {
			n := int(binary.BigEndian.Uint16(data))
			all = append(all, data[2:2+n])
			data = data[2+n:]
		}
	}
	return all
}

// prove checks a .tlog-proof against the checkpoint in it.
func prove(text string, verifiers note.Verifiers) int64 {
	head, checkpoint, _ := strings.Cut(text, "\n\n")
	_, tree := open([]byte(checkpoint), verifiers)
	lines := strings.Split(head, "\n")
	if lines[0] != "c2sp.org/tlog-proof@v1" {
		demand(fmt.Errorf("%q", lines[0]), "first line")
	}
	entry, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(lines[1], "extra "))
	demand(err, "extra")
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[2], "index "), 10, 64)
	demand(err, "index")
	var proof tlog.RecordProof
	for _, line := range lines[3:] {
		hash, err := tlog.ParseHash(line)
		demand(err, "path")
		proof = append(proof, hash)
	}
	demand(tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(entry)), "record")
	return index
}

func main() {
	verifier, err := note.NewVerifier(os.Args[1])
	demand(err, "verifier key")
	verifiers := note.VerifierList(verifier)
	folder := site(os.Args[2])
	text, err := os.ReadFile(filepath.Join(os.Args[2], "checkpoint"))
	demand(err, "checkpoint")
	origin, tree := open(text, verifiers)
	hashes := tlog.TileHashReader(tree, folder)
	all := entries(folder, tree.N)
	var indexes []int64
	for i := range all {
		indexes = append(indexes, tlog.StoredHashIndex(0, int64(i)))
	}
	leaves, err := hashes.ReadHashes(indexes)
	demand(err, "tiles")
	for i, entry := range all {
		if tlog.RecordHash(entry) != leaves[i] {
			demand(fmt.Errorf("entry %d", i), "leaf")
		}
	}
	fmt.Printf("accepted: %s, %d entries\n", origin, len(all))
	for _, path := range os.Args[3:] {
		text, err := os.ReadFile(path)
		demand(err, "proof")
		fmt.Printf("accepted: entry %d\n", prove(string(text), verifiers))
	}
}
