#!/usr/bin/env python3
"""Verifies what a Liandan ledger says, without Liandan: Python, `cryptography`, for SM2 and RFC 3161 the openssl command.

usage: verify.py FILE --trust TRUST [--tsa-ca PEM]

FILE is an evidence bundle (evidence.md), the folder of an exported log (tiles.md), or a ledger's own file. Everything is
done as the pages in Schemas say, and nothing else was used to write this. What was not checked is printed as such. What
the rules say of the events is `liandan audit`'s to check, not this one's. Exit status: 0 sound, 1 not.
"""
import argparse
import base64
import datetime
import hashlib
import json
import pathlib
import sqlite3
import struct
import subprocess
import sys
import tempfile

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, utils
from cryptography.hazmat.primitives.serialization import load_der_public_key

SM2, SM2_ID = bytes.fromhex("06082a811ccf5501822d"), "distid:1234567812345678"
P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
BEIJING = datetime.timedelta(hours=8)
MANY = 1 << 20


class Broken(Exception):
    """What is wrong, and where."""


def demand(condition, *what):
    if not condition:
        raise Broken(" ".join(str(part) for part in what))


def canonical(value):
    """Canonical JSON (log.md 1.1); our names stand in the same order by code point as in UTF-16."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def parsed(data, where):
    def refuse(token):
        raise Broken(f"{where} has the number {token}")

    value = json.loads(data.decode("utf-8"), parse_float=refuse, parse_constant=refuse)
    demand(canonical(value) == data, where, "is not canonical JSON")
    return value


def b64(text):
    return base64.b64decode(text, validate=True)


class Suite:
    """Hash and trees of one suite (log.md 1.6, 3)."""

    def __init__(self, name):
        self.name, self.algorithm = name, {"sha256": "sha256", "gm": "sm3"}[name]

    def hash(self, data):
        return hashlib.new(self.algorithm, data).digest()

    def climb(self, leaf, index, size, path):
        """The root an inclusion proof leads to (RFC 9162 2.1.3.2)."""
        demand(0 <= index < size, "index", index, "of", size)
        last = size - 1
        for sibling in map(b64, path):
            demand(last > 0 and len(sibling) == 32, "a path is too long, or no path")
            if index & 1 or index == last:
                leaf = self.hash(b"\x01" + sibling + leaf)
                while not index & 1 and index:
                    index, last = index >> 1, last >> 1
            else:
                leaf = self.hash(b"\x01" + leaf + sibling)
            index, last = index >> 1, last >> 1
        demand(last == 0, "a path is too short")
        return leaf


class Tree:
    """A tree that grows leaf by leaf (log.md 3.1)."""

    def __init__(self, suite, leaves=()):
        self.hash, self.size, self.stack = suite.hash, 0, []
        for leaf in leaves:
            self.push(leaf)

    def push(self, leaf):
        for level in range((self.size ^ (self.size + 1)).bit_length() - 1):
            leaf = self.hash(b"\x01" + self.stack.pop() + leaf)
        self.stack.append(leaf)
        self.size += 1

    def root(self):
        root, *rest = reversed(self.stack or [self.hash(b"")])
        for node in rest:
            root = self.hash(b"\x01" + node + root)
        return root


def run(folder, *command):
    return subprocess.run(command, capture_output=True, check=False, cwd=folder).returncode == 0


def verifies(spki, message, signature):
    """Whether a signature is that of a key (log.md 1.7)."""
    if len(signature) != 64:
        return False
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    if SM2 in spki:
        with tempfile.TemporaryDirectory() as folder:
            files = {"key": spki, "text": message, "signed": utils.encode_dss_signature(r, s)}
            for name, data in files.items():
                (pathlib.Path(folder) / name).write_bytes(data)
            return run(folder, "openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", "key", "-rawin",
                       "-in", "text", "-sigfile", "signed", "-digest", "sm3", "-pkeyopt", SM2_ID)
    key = load_der_public_key(spki)
    try:
        if isinstance(key, ed25519.Ed25519PublicKey):
            key.verify(signature, message)
            return True
        if s > P256_ORDER // 2:
            return False
        key.verify(utils.encode_dss_signature(r, s), message, ec.ECDSA(hashes.SHA256()))
        return True
    except InvalidSignature:
        return False


def checkpoint(note, description):
    """Size and root of a signed checkpoint (checkpoint.md)."""
    text, _, signatures = note.rpartition("\n\n")
    text += "\n"
    origin, size, root = text.removesuffix("\n").split("\n")
    demand(origin == description["origin"], "the checkpoint is of", origin)
    spki = b64(description["ledgerKey"])
    material = (b"\x01" + spki[-32:] if description["suite"] == "sha256"
                else b"\xffoid:1.2.156.10197.1.501/note/v1\x00" + spki[-65:])
    key_id = hashlib.sha256(origin.encode() + b"\n" + material).digest()[:4]
    for line in signatures.splitlines():
        _, name, blob = line.split(" ")
        if name == origin and b64(blob)[:4] == key_id:
            demand(verifies(spki, text.encode(), b64(blob)[4:]), "the checkpoint of size", size, "is not signed")
            return int(size), b64(root)
    raise Broken(f"the checkpoint of size {size} has no signature of the ledger")


class Speakers:
    """Which key may speak for whom (log.md 5.1, evidence.md 2.4)."""

    def __init__(self, suite, description):
        authority, spki = description["authority"]["party"], b64(description["authority"]["spki"])
        self.keys, self.authorities, self.granted = {(authority, suite.hash(spki)): (spki, None)}, {authority}, {}

    def hear(self, event, actor, where):
        kind, speaker, behalf = event["kind"], actor, event.get("onBehalfOf")
        if behalf:
            grant = (behalf["party"], actor, kind)
            demand(self.granted.get(behalf["delegation"]) == grant, where, "is made under a delegation nobody granted")
            speaker = behalf["party"]
        if kind == "key.enrolled":
            demand(speaker in self.authorities, where, "enrols a key, by", speaker)
            self.keys.setdefault((event["party"], b64(event["id"])), (b64(event["key"]), event.get("until")))
        elif kind == "key.revoked":
            self.keys[event["party"], b64(event["key"])] = (None, None)
        elif kind in ("party.registered", "party.amended") and "roles" in event and speaker in self.authorities:
            change = set.add if "authority" in event["roles"] else set.discard
            change(self.authorities, event["party"])
        elif kind == "delegation.granted":
            self.granted[event["delegation"]] = (event["party"], event["to"], event["statement"])
        elif kind == "delegation.revoked":
            self.granted.pop(event["delegation"], None)

    def of(self, header, recorded_at):
        spki, until = self.keys.get((header["actor"], b64(header["key"])), (None, None))
        moment = datetime.datetime.fromisoformat(recorded_at.removesuffix("Z")) + BEIJING
        return spki if until is None or until >= moment.date().isoformat() else None


class Verifier:
    """Takes entries in order, those of whole logs and of bundles alike."""

    def __init__(self, trust):
        self.description = parsed(trust.removesuffix(b"\n"), "the trust file")["description"]
        self.suite = Suite(self.description["suite"])
        self.genesis = self.suite.hash(b"liandan-genesis-v1\n" + canonical(self.description))
        self.speakers = Speakers(self.suite, self.description)
        self.seq, self.last, self.before, self.names = -1, self.genesis, "", set()

    def take(self, data, events):
        """An entry with some of its events, by index; gives it and its hash."""
        entry = parsed(data, "an entry")
        seq, header = entry["seq"], entry["header"]
        demand(seq > self.seq, "entry", seq, "is out of its place")
        demand(seq > self.seq + 1 or b64(entry["prev"]) == self.last, "entry", seq, "does not follow the one before")
        demand(entry["recordedAt"] >= self.before, "entry", seq, "is earlier than the one before")
        demand(b64(header["ledger"]) == self.genesis, "entry", seq, "is meant for another ledger")
        demand((header["actor"], header["id"]) not in self.names, "entry", seq, "repeats a submission")
        spki = self.speakers.of(header, entry["recordedAt"])
        demand(spki, "entry", seq, "is signed by a key that is not its author's")
        message = b"liandan-submission-v1\n" + canonical(header)
        demand(verifies(spki, message, b64(entry["signature"])), "entry", seq, "is not signed by its author")
        for index, event in events:
            self.speakers.hear(event, header["actor"], f"event {seq}.{index}")
        self.names.add((header["actor"], header["id"]))
        self.seq, self.before, self.last = seq, entry["recordedAt"], self.suite.hash(b"\x00" + data)
        return entry, self.last

    def log(self, rows, notes):
        """A whole log, and the checkpoints kept of it (log.md 7)."""
        tree = Tree(self.suite)
        roots = [tree.root()]
        for data, events in rows:
            known = [parsed(event, f"an event of entry {len(roots) - 1}") for event in events]
            entry, leaf = self.take(data, enumerate(known))
            header, seen = entry["header"], entry["header"].get("seen", {"size": 0})
            demand(self.seq == len(roots) - 1, "entry", len(roots) - 1, "is missing")
            demand(len(events) == header["count"], "entry", self.seq, "has", len(events), "events, not", header["count"])
            root = Tree(self.suite, [self.suite.hash(b"\x02" + event) for event in events]).root()
            demand(root == b64(header["root"]), "the events of entry", self.seq, "are not those that were signed")
            demand(seen["size"] < len(roots) and b64(seen.get("root", "")) in (b"", roots[seen["size"]]),
                   "the author of entry", self.seq, "had seen another log")
            tree.push(leaf)
            roots.append(tree.root())
        heads = [checkpoint(note, self.description) for note in notes]
        for size, root in heads:
            demand(size < len(roots) and root == roots[size], "the checkpoint of size", size, "is of another log")
        demand(len(roots) - 1 in [size for size, _ in heads], "there is no checkpoint of size", len(roots) - 1)
        said = f"sound: {len(roots) - 1} entries, root {base64.b64encode(roots[-1]).decode()}"
        return [said], ["whether others were shown another history: compare checkpoints and receipts"]

    def bundle(self, bundle, authority):
        """An evidence bundle (evidence.md 2)."""
        demand(bundle["type"] == "evidence" and bundle["v"] == 1, "no evidence bundle of version 1")
        demand(bundle["description"] == self.description, "the bundle is of another ledger")
        size, root = checkpoint(bundle["checkpoint"], self.description)
        places = [tuple(map(int, item["at"].split("."))) for item in bundle["events"]]
        demand(places == sorted(set(places)), "the events are not in order")
        rest = list(zip(places, bundle["events"]))
        for item in bundle["entries"]:
            own = [(place[1], event) for place, event in rest if place[0] == item["entry"]["seq"]]
            entry, leaf = self.take(canonical(item["entry"]), [(index, event["event"]) for index, event in own])
            seq, header = entry["seq"], entry["header"]
            demand(self.suite.climb(leaf, seq, size, item["path"]) == root, "entry", seq, "is not in the checkpoint")
            for index, event in own:
                leaf = self.suite.hash(b"\x02" + canonical(event["event"]))
                demand(self.suite.climb(leaf, index, header["count"], event["path"]) == b64(header["root"]), "event",
                       f"{seq}.{index}", "is not in its entry")
                for opening in event.get("openings", []):
                    demand(opening["index"] == index and self.opens(opening, header["id"], event["event"]),
                           "what was sealed in event", event["at"], "is not this")
            if "findings" in item:
                demand(self.suite.hash(canonical(item["findings"])) == b64(entry["judged"].get("findings", "")),
                       "the findings of entry", seq, "are others")
            rest = [(place, event) for place, event in rest if place[0] > seq]
        demand(not rest, "an event has no entry")
        unsaid = ["whether there is more about it, or a key was revoked before: only the whole log shows that"]
        unsaid += self.tokens(bundle, authority)
        further = len(bundle["checkpoint"].rpartition("\n\n")[2].splitlines()) - 1
        unsaid += [f"{further} further signatures of the checkpoint"] if further else []
        return [f"sound: {len(bundle['entries'])} entries, {len(places)} events, in a log of {size}"], unsaid

    def opens(self, opening, name, field):
        """Whether a value is what was sealed (submission.md 5)."""
        for step in opening["path"].split("/")[1:]:
            step = step.replace("~1", "/").replace("~0", "~")
            field = field[int(step)] if isinstance(field, list) else field.get(step, {})
        preimage = {"id": name, **{member: opening[member] for member in ("index", "path", "value")}}
        commitment = self.suite.hash(b"\x04" + b64(opening["salt"]) + canonical(preimage))
        return field == {"sealed": base64.b64encode(commitment).decode()}

    def tokens(self, bundle, authority):
        """RFC 3161 tokens over the checkpoint's text, by the openssl command."""
        tokens = bundle.get("timestamps", [])
        if not tokens or not authority:
            return [f"{len(tokens)} time stamps: no authority's certificate was given"] if tokens else []
        text = (bundle["checkpoint"].rpartition("\n\n")[0] + "\n").encode()
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "text").write_bytes(text)
            for token in tokens:
                (pathlib.Path(folder) / "token").write_bytes(b64(token))
                demand(run(folder, "openssl", "ts", "-verify", "-data", "text", "-in", "token", "-token_in", "-CAfile",
                           pathlib.Path(authority).resolve()), "a time stamp is not of this checkpoint")
        return []


def stored(path):
    """Entries with their events, and the newest checkpoints, of a ledger's own file."""
    ledger = sqlite3.connect(path.resolve().as_uri() + "?mode=ro", uri=True)
    ledger.execute("BEGIN")
    events = ledger.execute("SELECT id, bytes FROM event ORDER BY id")

    def rows():
        pending = events.fetchone()
        for seq, data in ledger.execute("SELECT seq, bytes FROM entry ORDER BY seq"):
            own = []
            while pending and pending[0] // MANY == seq:
                demand(pending[0] % MANY == len(own), "entry", seq, "lacks an event")
                own.append(pending[1])
                pending = events.fetchone()
            yield data, own
        demand(pending is None, "there are events of no entry")

    return rows(), [note for _, note in ledger.execute("SELECT size, note FROM checkpoint ORDER BY size DESC LIMIT 16")]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("file", type=pathlib.Path)
    arguments.add_argument("--trust", type=pathlib.Path, required=True)
    arguments.add_argument("--tsa-ca")
    given = arguments.parse_args()
    try:
        verifier = Verifier(given.trust.read_bytes())
        with open(given.file, "rb") as file:
            isLedger = file.read(16) == b"SQLite format 3\x00"
        if isLedger:
            said, unsaid = verifier.log(*stored(given.file))
        else:
            data = given.file.read_bytes().removesuffix(b"\n")
            said, unsaid = verifier.bundle(parsed(data, "the bundle"), given.tsa_ca)
    except (Broken, ValueError, KeyError, TypeError, AttributeError, IndexError, sqlite3.Error, OSError) as error:
        print(f"BROKEN: {error}")
        sys.exit(1)
    print("\n".join(said + [f"not checked: {text}" for text in unsaid]))


if __name__ == "__main__":
    main()
