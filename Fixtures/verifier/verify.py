#!/usr/bin/env python3
"""Verifies what a Liandan ledger says, without Liandan: Python, `cryptography`, and for SM2 and RFC 3161 openssl.

usage: verify.py FILE TRUST [TSA_CERTIFICATES]
FILE is an evidence bundle (evidence.md), the folder of an exported log (proof.md) or a ledger's own file. All is done as
the pages in Schemas say, from which alone this was written; whether the verdicts are right is for `liandan audit` to say.
"""
import base64
import datetime
import hashlib
import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, utils
from cryptography.hazmat.primitives.serialization import load_der_public_key

SM2 = bytes.fromhex("06082a811ccf5501822d")
P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


class Broken(Exception):
    pass


def b64(text):
    return base64.b64decode(text, validate=True)


def demand(condition, *what):
    if not condition:
        raise Broken(*what)


def canonical(value):  # log.md 1.1; our names stand in the same order by code point as in UTF-16
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def parsed(data, where):
    value = json.loads(data.decode("utf-8"), parse_float=lambda number: demand(False, where, "has the number", number))
    demand(canonical(value) == data, where, "is not canonical JSON")
    return value


class Tree:  # grows leaf by leaf (log.md 3.1)
    def __init__(self, H, grown=()):
        self.H, self.size, self.stack = H, 0, []
        for leaf in grown:
            self.push(leaf)

    def push(self, leaf):
        for _ in range((self.size ^ (self.size + 1)).bit_length() - 1):
            leaf = self.H(b"\x01" + self.stack.pop() + leaf)
        self.stack.append(leaf)
        self.size += 1

    def root(self):
        root, *rest = reversed(self.stack or [self.H(b"")])
        for node in rest:
            root = self.H(b"\x01" + node + root)
        return root


def climb(H, leaf, index, size, path):  # RFC 9162 2.1.3.2
    demand(0 <= index < size, "there is no", index, "of", size)
    last = size - 1
    for sibling in map(b64, path):
        demand(last > 0 and len(sibling) == 32, "a path is too long, or no path")
        if index & 1 or index == last:
            leaf = H(b"\x01" + sibling + leaf)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            leaf = H(b"\x01" + leaf + sibling)
        index, last = index >> 1, last >> 1
    demand(last == 0, "a path is too short")
    return leaf


def openssl(files, command):
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            (pathlib.Path(folder) / name).write_bytes(data)
        return not subprocess.run(["openssl", *command.split()], capture_output=True, check=False, cwd=folder).returncode


def verifies(spki, message, signature):  # log.md 1.7
    demand(len(signature) == 64, "a signature has 64 bytes")
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    if SM2 in spki:
        files = {"key": spki, "text": message, "signed": utils.encode_dss_signature(r, s)}
        return openssl(files, "pkeyutl -verify -pubin -keyform DER -inkey key -rawin -in text -sigfile signed -digest sm3 "
                       "-pkeyopt distid:1234567812345678")
    key = load_der_public_key(spki)
    try:
        if not isinstance(key, ed25519.Ed25519PublicKey):
            key.verify(utils.encode_dss_signature(r, s), message, ec.ECDSA(hashes.SHA256()))
            return s <= P256_ORDER // 2
        key.verify(signature, message)
        return True
    except InvalidSignature:
        return False


def checkpoint(note, description):  # size and root (checkpoint.md)
    text, _, signatures = note.rpartition("\n\n")
    (origin, size, root), spki = text.split("\n"), b64(description["ledgerKey"])
    demand(origin == description["origin"], "the checkpoint is of", origin)
    material = (b"\x01" + spki[-32:] if description["suite"] == "sha256"
                else b"\xffoid:1.2.156.10197.1.501/note/v1\x00" + spki[-65:])
    key_id = hashlib.sha256(origin.encode() + b"\n" + material).digest()[:4]
    for line in signatures.splitlines():
        _, name, blob = line.split(" ")
        if name == origin and b64(blob)[:4] == key_id:
            demand(verifies(spki, f"{text}\n".encode(), b64(blob)[4:]), "the checkpoint of size", size, "is not signed")
            return int(size), b64(root)
    raise Broken("the checkpoint of size", size, "has no signature of the ledger")


class Speakers:  # which key may speak for whom (log.md 5.1, evidence.md 2.4)
    def __init__(self, H, authority):
        party, spki = authority["party"], b64(authority["spki"])
        self.H, self.keys, self.authorities, self.granted = H, {H(spki): (party, spki, None)}, {party}, {}

    def hear(self, event, actor, where):
        kind, behalf = event["kind"], event.get("onBehalfOf", {"party": actor})
        demand(behalf["party"] == actor or self.granted.get(behalf["delegation"]) == (behalf["party"], actor, kind), where,
               "is made under a delegation nobody granted")
        if kind == "key.enrolled":
            demand(behalf["party"] in self.authorities, where, "enrols a key, and is by no authority")
            self.keys.setdefault(self.H(b64(event["key"])), (event["party"], b64(event["key"]), event.get("until")))
        elif kind == "key.revoked" and b64(event["key"]) in self.keys:
            self.keys[b64(event["key"])] = (None, None, None)
        elif kind in ("party.registered", "party.amended") and behalf["party"] in self.authorities and "roles" in event:
            (set.add if "authority" in event["roles"] else set.discard)(self.authorities, event["party"])
        elif kind == "delegation.granted":
            self.granted[event["delegation"]] = (event["party"], event["to"], event["statement"])
        elif kind == "delegation.revoked":
            self.granted.pop(event["delegation"], None)

    def of(self, header, recorded_at):
        party, spki, until = self.keys.get(b64(header["key"]), (None, None, None))
        day = (datetime.datetime.fromisoformat(recorded_at.removesuffix("Z")) + datetime.timedelta(hours=8)).date().isoformat()
        return spki if party == header["actor"] and (until is None or until >= day) else None


class Verifier:  # takes entries in order, those of whole logs and of bundles alike
    def __init__(self, trust):
        self.description = parsed(trust.removesuffix(b"\n"), "the trust file")["description"]
        algorithm = {"sha256": "sha256", "gm": "sm3"}[self.description["suite"]]
        self.H = lambda data: hashlib.new(algorithm, data).digest()
        self.genesis = self.H(b"liandan-genesis-v1\n" + canonical(self.description))
        self.speakers = Speakers(self.H, self.description["authority"])
        self.seq, self.last, self.before, self.names = -1, self.genesis, "", set()

    def take(self, data, events):
        """An entry with some of its events, by index; gives it and its hash."""
        entry = parsed(data, "an entry")
        seq, header = entry["seq"], entry["header"]
        follows = seq > self.seq + 1 or seq == self.seq + 1 and b64(entry["prev"]) == self.last
        demand(follows, "entry", seq, "does not follow the one before")
        demand(entry["recordedAt"] >= self.before, "entry", seq, "is earlier than the one before")
        demand(b64(header["ledger"]) == self.genesis, "entry", seq, "is meant for another ledger")
        demand((header["actor"], header["id"]) not in self.names, "entry", seq, "repeats a submission")
        spki, message = self.speakers.of(header, entry["recordedAt"]), b"liandan-submission-v1\n" + canonical(header)
        demand(spki and verifies(spki, message, b64(entry["signature"])), "entry", seq, "is not signed by its author")
        for index, event in events:
            self.speakers.hear(event, header["actor"], f"event {seq}.{index}")
        self.names.add((header["actor"], header["id"]))
        self.seq, self.before, self.last = seq, entry["recordedAt"], self.H(b"\x00" + data)
        return entry, self.last

    def log(self, rows, notes):
        """A whole log, and the checkpoints kept of it (log.md 7)."""
        tree = Tree(self.H)
        roots = [tree.root()]
        for data, events in rows:
            known = [parsed(event, f"an event of entry {len(roots) - 1}") for event in events]
            entry, leaf = self.take(data, enumerate(known))
            header, seen = entry["header"], entry["header"].get("seen", {"size": 0, "root": ""})
            demand(self.seq == len(roots) - 1, "entry", len(roots) - 1, "is missing")
            own = Tree(self.H, [self.H(b"\x02" + event) for event in events])
            demand((own.size, own.root()) == (header["count"], b64(header["root"])), "the events of entry", self.seq,
                   "are not those that were signed")
            demand(seen["size"] < len(roots) and b64(seen["root"]) in (b"", roots[seen["size"]]), "the author of entry",
                   self.seq, "had seen another log")
            tree.push(leaf)
            roots.append(tree.root())
        heads = [checkpoint(note, self.description) for note in notes]
        for size, root in heads:
            demand(size < len(roots) and root == roots[size], "the checkpoint of size", size, "is of another log")
        demand(len(roots) - 1 in dict(heads), "there is no checkpoint of size", len(roots) - 1)
        return [f"sound: {len(roots) - 1} entries, root {base64.b64encode(roots[-1]).decode()}",
                "not checked: whether others were shown another history; checkpoints and receipts kept elsewhere tell"]

    def bundle(self, bundle, authority):
        """An evidence bundle (evidence.md 2)."""
        demand(bundle["proof"] == "evidence" and bundle["v"] == 1, "no evidence bundle of version 1")
        openings = [opening for event in bundle["events"] for opening in event.get("openings", [])]
        for parts, names in (([bundle], "about checkpoint description entries events proof timestamps v"),
                             (bundle["entries"], "entry findings path"), (openings, "index path salt value"),
                             (bundle["events"], "at event openings path")):
            demand(all(set(part) <= set(names.split()) for part in parts), "a member nobody knows is in the bundle")
        demand(bundle["description"] == self.description, "the bundle is of another ledger")
        size, root = checkpoint(bundle["checkpoint"], self.description)
        rest = [(*map(int, event["at"].split(".")), event) for event in bundle["events"]]
        places = [place[:2] for place in rest]
        demand(places == sorted(set(places)), "the events are not in order")
        for item in bundle["entries"]:
            own = [(index, event) for seq, index, event in rest if seq == item["entry"]["seq"]]
            entry, leaf = self.take(canonical(item["entry"]), [(index, event["event"]) for index, event in own])
            seq, header = entry["seq"], entry["header"]
            demand(climb(self.H, leaf, seq, size, item["path"]) == root, "entry", seq, "is not in the checkpoint")
            for index, event in own:
                top = climb(self.H, self.H(b"\x02" + canonical(event["event"])), index, header["count"], event["path"])
                demand(top == b64(header["root"]), "event", event["at"], "is not in its entry")
                for opening in event.get("openings", []):
                    demand(opening["index"] == index and self.opens(opening, header["id"], event["event"]),
                           "what was sealed in event", event["at"], "is not this")
            demand("findings" not in item or b64(entry["judged"]["findings"]) == self.H(canonical(item["findings"])),
                   "the findings of entry", seq, "are others")
            rest = [place for place in rest if place[0] > seq]
        demand(not rest, "an event has no entry")
        said = [f"sound: {len(bundle['entries'])} entries, {len(places)} events, in a log of {size}",
                "not checked: whether there is more about it, or a key was revoked before; only the whole log shows that"]
        further = len(bundle["checkpoint"].rpartition("\n\n")[2].splitlines()) - 1
        said += [f"not checked: {further} further signatures of the checkpoint"] * (further > 0)
        return said + [self.token(bundle["checkpoint"], token, authority) for token in bundle.get("timestamps", [])]

    def opens(self, opening, name, field):  # submission.md 5
        for step in opening["path"].split("/")[1:]:
            step = step.replace("~1", "/").replace("~0", "~")
            field = field[int(step)] if isinstance(field, list) else field[step]
        preimage = {"id": name, **{member: opening[member] for member in ("index", "path", "value")}}
        commitment = self.H(b"\x04" + b64(opening["salt"]) + canonical(preimage))
        return field == {"sealed": base64.b64encode(commitment).decode()}

    def token(self, note, token, authority):  # RFC 3161, over the checkpoint's text
        if not authority:
            return "not checked: a time stamp, for want of its authority's certificate"
        files = {"text": (note.rpartition("\n\n")[0] + "\n").encode(), "token": b64(token), "ca": authority.read_bytes()}
        demand(openssl(files, "ts -verify -data text -in token -token_in -CAfile ca"), "a time stamp is of something else")
        return "a time stamp holds"


def stored(path):
    """Entries with their events, and the newest checkpoints, of a ledger's own file (sql/sqlite.sql)."""
    ledger = sqlite3.connect(path.resolve().as_uri() + "?mode=ro", uri=True)
    ledger.execute("BEGIN")
    own = "SELECT bytes FROM event WHERE id >= ? << 20 AND id < (? + 1) << 20 ORDER BY id"
    entries = ledger.execute("SELECT seq, bytes FROM entry ORDER BY seq")
    rows = ((data, [event for event, in ledger.execute(own, (seq, seq))]) for seq, data in entries)
    return rows, [note for note, in ledger.execute("SELECT note FROM checkpoint ORDER BY size DESC LIMIT 16")]


def exported(folder):
    """The same of an exported log (proof.md)."""
    def path(number):
        text = f"{number:0{-(-len(str(number)) // 3) * 3}d}"
        return "/".join([f"x{text[at:at + 3]}" for at in range(0, len(text) - 3, 3)] + [text[-3:]])

    def rows():
        for seq in range(size):
            if seq % 256 == 0:
                width = f".p/{size - seq}" if size - seq < 256 else ""
                tile = (folder / "tile/entries" / (path(seq // 256) + width)).read_bytes()
            end = 2 + int.from_bytes(tile[:2], "big")
            yield tile[2:end], (folder / "events" / path(seq)).read_bytes().splitlines()
            tile = tile[end:]

    note = (folder / "checkpoint").read_text("utf-8")
    size = int(note.split("\n")[1])
    return rows(), [note]


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    try:
        path, trust, *authority = map(pathlib.Path, sys.argv[1:])
        verifier = Verifier(trust.read_bytes())
        if path.is_dir() or path.open("rb").read(6) == b"SQLite":
            said = verifier.log(*(exported if path.is_dir() else stored)(path))
        else:
            said = verifier.bundle(parsed(path.read_bytes().removesuffix(b"\n"), "the bundle"), *authority[:1] or [None])
    except (Broken, ValueError, LookupError, TypeError, AttributeError, sqlite3.Error, OSError) as error:
        print("BROKEN:", *error.args)
        sys.exit(1)
    print(*said, sep="\n")


if __name__ == "__main__":
    main()
