#!/usr/bin/env python3
"""Verifies what a Liandan ledger says, without Liandan: Python, `cryptography`, and for SM2 and RFC 3161 openssl.

usage: verify.py FILE TRUST [TSA_CERTIFICATES]
FILE is an evidence bundle (evidence.md), the folder of an exported log (proof.md) or a ledger's own file. All is done as
the pages in Schemas say, from which alone this was written; whether the verdicts are right is for `liandan audit` to say.
"""
import base64
import contextlib
import datetime
import functools
import hashlib
import json
import pathlib
import re
import sqlite3
import ssl
import subprocess
import sys
import tempfile

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, utils
from cryptography.hazmat.primitives.serialization import load_der_public_key

SM2 = bytes.fromhex("06082a811ccf5501822d")
SM2_POINT, ED25519 = b"0Y0\x13\x06\x07*\x86H\xce=\x02\x01" + SM2 + b"\x03B\0", b"0*0\x05\x06\x03+ep\x03!\0"
P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
b64 = functools.partial(base64.b64decode, validate=True)

def demand(condition, *what):
    if not condition:
        raise ValueError(*what)

def canonical(value):  # log.md 1.1; our names stand in the same order by code point as in UTF-16
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

def parsed(data, where):
    value = json.loads(data.decode("utf-8"), parse_float=lambda number: demand(False, where, "has the number", number))
    demand(canonical(value) == data, where, "is not canonical JSON")
    return value

def grown(H, peaks, leaf, size=1):  # a tree, as the sizes and roots of its full parts, with one leaf more (log.md 3.1)
    return ([*peaks, (size, leaf)] if not peaks or peaks[-1][0] > size else
            grown(H, peaks[:-1], H(b"\x01" + peaks[-1][1] + leaf), 2 * size))

def root_of(H, peaks):
    return functools.reduce(lambda root, left: H(b"\x01" + left + root), [hash for _, hash in peaks[::-1]] or [H(b"")])

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

def openssl(files, command):  # what it prints; None if it refuses
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            (pathlib.Path(folder) / name).write_bytes(data)
        run = subprocess.run(["openssl", *command.split()], capture_output=True, check=False, cwd=folder)
        return None if run.returncode else run.stdout

def verifies(spki, message, signature):  # log.md 1.7
    demand(len(signature) == 64, "a signature has 64 bytes")
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    if SM2 in spki:
        files = {"key": spki, "text": message, "signed": utils.encode_dss_signature(r, s)}
        return openssl(files, "pkeyutl -verify -pubin -keyform DER -inkey key -rawin -in text -sigfile signed -digest sm3 "
                       "-pkeyopt distid:1234567812345678") is not None
    key, how = load_der_public_key(spki), ()
    if not isinstance(key, ed25519.Ed25519PublicKey):
        demand(s <= P256_ORDER // 2, "a signature is not in its one form")
        signature, how = utils.encode_dss_signature(r, s), (ec.ECDSA(hashes.SHA256()),)
    with contextlib.suppress(InvalidSignature):
        return key.verify(signature, message, *how) is None
    return False

def opened(note):  # the text, and name, key id and signature of each line (checkpoint.md 1)
    text, _, rest = note.rpartition("\n\n")
    return f"{text}\n", [(name, b64(sig)[:4], b64(sig)[4:]) for _, name, sig in (row.split(" ") for row in rest.splitlines())]

def key_id(name, material):
    return hashlib.sha256(name.encode() + b"\n" + material).digest()[:4]

def checkpoint(note, description, keys):  # size and root (checkpoint.md 2, 3), by the key of that size (6)
    text, lines = opened(note)
    origin, size, root, _ = text.split("\n")
    demand(origin == description["origin"], "the checkpoint is of", origin)
    spki = keys[max(first for first in keys if first <= int(size))]
    material = (b"\x01" + spki[-32:] if description["suite"] == "sha256"
                else b"\xffoid:1.2.156.10197.1.501/note/v1\x00" + spki[-65:])
    own = [signature for name, key, signature in lines if (name, key) == (origin, key_id(origin, material))]
    demand(own and all(verifies(spki, text.encode(), signature) for signature in own), "the checkpoint of size", size,
           "is not signed by the ledger")
    return int(size), b64(root)

def witnessed(note, policy):  # whether enough witnesses cosigned, and what to say of them (witness.md 1, 2)
    (text, lines), keys, groups, quorum, cosigners = opened(note), {}, {}, "none", {}
    for word, *rest in filter(None, map(str.split, policy.split("\n"))):
        if word in ("witness", "witness-sm2"):
            (name, _, material), witness = rest[1].split("+", 2), rest[0]
            keys[name, key_id(name, b64(material))] = witness, b64(material)
        elif word == "group":
            groups[rest[0]] = {"all": len(rest) - 2, "any": 1}.get(rest[1]) or int(rest[1]), rest[2:]
        elif word == "quorum":
            quorum, = rest
    known = [(name, *keys[name, key], signature) for name, key, signature in lines if (name, key) in keys]
    for name, witness, material, signature in known:
        time, spki, head = int.from_bytes(signature[:8], "big"), ED25519 + material[1:], "cosignature/v1\n"
        if material.startswith(b"\xff"):
            spki, head = SM2_POINT + material[-65:], f"cosignature/sm2-v1\ncosigner {name}\n"
        demand(verifies(spki, f"{head}time {time}\n{text}".encode(), signature[8:]), witness, "has not cosigned")
        cosigners[witness] = f"{witness} at {utc(time)}"
    def met(name):
        least, members = groups.get(name, (1, []))
        return name in cosigners or sum(map(met, members)) >= least
    names, strangers = ", ".join(cosigners.values()) or "nobody", len(lines) - len(known) - 1
    said = f"{'' if met(quorum) else 'not '}enough witnesses cosigned the first {text.split()[1]} entries: {names}"
    said = "not checked: witnesses, for want of a policy" if quorum == "none" else said
    return met(quorum), [said] + [f"not checked: {strangers} further signatures of the checkpoint"] * (strangers > 0)

def utc(time):
    return datetime.datetime.fromtimestamp(time, datetime.timezone.utc).isoformat()

class Verifier:  # takes entries in order, those of whole logs and of bundles alike
    def __init__(self, trust, roots=b""):
        trust = parsed(trust.removesuffix(b"\n"), "the trust file")
        self.description, self.policy = trust["description"], trust.get("policy", "quorum none")
        self.roots = roots + "".join(map(ssl.DER_cert_to_PEM_cert, map(b64, trust.get("timestampAuthorities", [])))).encode()
        algorithm = {"sha256": "sha256", "gm": "sm3"}[self.description["suite"]]
        self.H = lambda data: hashlib.new(algorithm, data).digest()
        self.genesis = self.H(b"liandan-genesis-v1\n" + canonical(self.description))
        party, spki = (self.description["authority"][member] for member in ("party", "spki"))
        self.keys, self.authorities, self.granted = {self.H(b64(spki)): (party, b64(spki), None)}, {party}, {}
        self.seq, self.last, self.before, self.names = -1, self.genesis, "", set()
        self.rotated, later = {(0, b64(self.description["ledgerKey"]))}, trust.get("ledgerKeys", [])
        self.ledger_keys = dict(self.rotated) | {key["size"]: b64(key["key"]) for key in later}  # checkpoint.md 6

    def hear(self, event, actor, where, seq):  # which key may speak for whom (log.md 5.1, evidence.md 2.4)
        kind, behalf = event["kind"], event.get("onBehalfOf", {"party": actor})
        demand(behalf["party"] == actor or self.granted.get(behalf["delegation"]) == (behalf["party"], actor, kind), where,
               "is made under a delegation nobody granted")
        if kind == "key.enrolled":
            demand(behalf["party"] in self.authorities, where, "enrols a key, and is by no authority")
            self.keys.setdefault(self.H(b64(event["key"])), (event["party"], b64(event["key"]), event.get("until")))
        elif kind == "ledgerKey.rotated":  # as far as the old key has signed it
            demand(behalf["party"] in self.authorities, where, "rotates the ledger's key, and is by no authority")
            key, newest = b64(event["key"]), self.ledger_keys[max(self.ledger_keys)]
            signed = "old" in event and verifies(newest, b"liandan-ledgerkey-v1\n" + self.genesis + key, b64(event["old"]))
            self.ledger_keys.update({seq + 1: key} if signed else {})
            self.rotated.add((seq + 1, key))
        elif kind == "key.revoked" and b64(event["key"]) in self.keys:
            self.keys[b64(event["key"])] = (None, None, None)
        elif kind in ("party.registered", "party.amended") and behalf["party"] in self.authorities and "roles" in event:
            (set.add if "authority" in event["roles"] else set.discard)(self.authorities, event["party"])
        elif kind in ("delegation.granted", "delegation.revoked"):  # the latter names nobody any more
            self.granted[event["delegation"]] = tuple(map(event.get, ("party", "to", "statement")))

    def speaker(self, header, recorded_at):
        party, spki, until = self.keys.get(b64(header["key"]), (None, None, None))
        day = (datetime.datetime.fromisoformat(recorded_at.removesuffix("Z")) + datetime.timedelta(hours=8)).date().isoformat()
        return spki if party == header["actor"] and (until is None or until >= day) else None

    def take(self, data, events):  # an entry with some of its events, by index; gives it and its hash
        entry = parsed(data, "an entry")
        seq, header = entry["seq"], entry["header"]
        follows = seq > self.seq + 1 or seq == self.seq + 1 and b64(entry["prev"]) == self.last
        demand(follows, "entry", seq, "does not follow the one before")
        demand(entry["recordedAt"] >= self.before, "entry", seq, "is earlier than the one before")
        demand(b64(header["ledger"]) == self.genesis, "entry", seq, "is meant for another ledger")
        demand((header["actor"], header["id"]) not in self.names, "entry", seq, "repeats a submission")
        spki, message = self.speaker(header, entry["recordedAt"]), b"liandan-submission-v1\n" + canonical(header)
        demand(spki and verifies(spki, message, b64(entry["signature"])), "entry", seq, "is not signed by its author")
        for index, event in events:
            self.hear(event, header["actor"], f"event {seq}.{index}", seq)
        self.names.add((header["actor"], header["id"]))
        self.seq, self.before, self.last = seq, entry["recordedAt"], self.H(b"\x00" + data)
        return entry, self.last

    def log(self, rows, notes):  # a whole log, and the checkpoints kept of it (log.md 7)
        peaks, roots = [], [self.H(b"")]
        for data, events in rows:
            known = [parsed(event, f"an event of entry {len(roots) - 1}") for event in events]
            entry, leaf = self.take(data, enumerate(known))
            header, seen = entry["header"], entry["header"].get("seen", {"size": 0, "root": ""})
            demand(self.seq == len(roots) - 1, "entry", len(roots) - 1, "is missing")
            own = functools.reduce(functools.partial(grown, self.H), [self.H(b"\x02" + event) for event in events], [])
            demand((len(events), root_of(self.H, own)) == (header["count"], b64(header["root"])), "the events of entry",
                   self.seq, "are not those that were signed")
            demand(seen["size"] < len(roots) and b64(seen["root"]) in (b"", roots[seen["size"]]), "the author of entry",
                   self.seq, "had seen another log")
            peaks = grown(self.H, peaks, leaf)
            roots.append(root_of(self.H, peaks))
        demand(self.rotated >= {*self.ledger_keys.items()}, "the trust file knows a ledger key that the log does not name")
        heads = dict(checkpoint(note, self.description, self.ledger_keys) for note in notes)
        for size, root in heads.items():
            demand(size < len(roots) and root == roots[size], "the checkpoint of size", size, "is of another log")
        demand(len(roots) - 1 in heads, "there is no checkpoint of size", len(roots) - 1)
        return [f"sound: {len(roots) - 1} entries, root {base64.b64encode(roots[-1]).decode()}",
                *max((witnessed(note, self.policy) for note in notes), key=lambda found: found[0])[1],
                "not checked: time stamps of a log; what checkpoints and receipts kept elsewhere show"]

    def bundle(self, bundle):  # an evidence bundle (evidence.md 2)
        demand(bundle["proof"] == "evidence" and bundle["v"] == 1, "no evidence bundle of version 1")
        openings = [opening for event in bundle["events"] for opening in event.get("openings", [])]
        for parts, names in (([bundle], "about checkpoint description entries events proof timestamps v"),
                             (bundle["entries"], "entry findings path"), (openings, "index path salt value"),
                             (bundle["events"], "at event openings path")):
            demand(all(set(part) <= set(names.split()) for part in parts), "a member nobody knows is in the bundle")
        demand(bundle["description"] == self.description, "the bundle is of another ledger")
        _, size, root, _ = bundle["checkpoint"].split("\n", 3)
        rest = [(*map(int, event["at"].split(".")), event) for event in bundle["events"]]
        places = [place[:2] for place in rest]
        demand(places == sorted(set(places)), "the events are not in order")
        for item in bundle["entries"]:
            own = [(index, event) for seq, index, event in rest if seq == item["entry"]["seq"]]
            entry, leaf = self.take(canonical(item["entry"]), [(index, event["event"]) for index, event in own])
            seq, header = entry["seq"], entry["header"]
            demand(climb(self.H, leaf, seq, int(size), item["path"]) == b64(root), "entry", seq, "is not in the checkpoint")
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
        checkpoint(bundle["checkpoint"], self.description, self.ledger_keys)
        return [f"sound: {len(bundle['entries'])} entries, {len(places)} events, in a log of {size}",
                "not checked: whether there is more about it, or a key was revoked before; only the whole log shows that",
                *witnessed(bundle["checkpoint"], self.policy)[1],
                *(self.token(bundle["checkpoint"], b64(token)) for token in bundle.get("timestamps", []))]

    def opens(self, opening, name, field):  # submission.md 5
        for step in (part.replace("~1", "/").replace("~0", "~") for part in opening["path"].split("/")[1:]):
            field = field[int(step)] if isinstance(field, list) else field[step]
        preimage = {"id": name, **{member: opening[member] for member in ("index", "path", "value")}}
        commitment = self.H(b"\x04" + b64(opening["salt"]) + canonical(preimage))
        return field == {"sealed": base64.b64encode(commitment).decode()}

    def token(self, note, token):  # RFC 3161, over the checkpoint's text (checkpoint.md 5)
        if SM2 in token:
            return "not checked: a time stamp signed with SM2"
        text, info = opened(note)[0].encode(), openssl({"token": token}, "cms -verify -noverify -inform DER -in token") or b""
        demand(any(hashlib.new(name, text).digest() in info for name in ("sha256", "sm3")), "a time stamp is of another text")
        time = datetime.datetime.strptime(re.search(rb"\x18.(\d{14})", info)[1].decode() + "Z", "%Y%m%d%H%M%S%z").timestamp()
        files = {"text": text, "token": token, "roots": self.roots}
        if openssl(files, f"ts -verify -data text -in token -token_in -CAfile roots -attime {int(time)}") is None:
            return "not checked: a time stamp of an authority that is not believed"
        return f"all of this existed at {utc(time)}, says a time stamp"

def stored(path):  # entries with their events, and the newest checkpoints, of a ledger's own file (sql/sqlite.sql)
    ledger = sqlite3.connect(path.resolve().as_uri() + "?mode=ro", uri=True)
    ledger.execute("BEGIN")
    own = "SELECT bytes FROM event WHERE id >= ? << 20 AND id < (? + 1) << 20 ORDER BY id"
    rows = ((data, [event for event, in ledger.execute(own, (seq, seq))])
            for seq, data in ledger.execute("SELECT seq, bytes FROM entry ORDER BY seq"))
    lines = "SELECT group_concat(line, '') FROM cosignature AS c WHERE c.size = checkpoint.size"
    notes = ledger.execute(f"SELECT note || ifnull(({lines}), '') FROM checkpoint ORDER BY size DESC LIMIT 16")
    return rows, [note for note, in notes]

def exported(folder):  # the same of an exported log (proof.md)
    def path(number):
        return re.sub(r"\d{3}(?=\d)", r"x\g<0>/", str(number).zfill(-(-len(str(number)) // 3) * 3))
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

if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    try:
        where, *others = map(pathlib.Path, sys.argv[1:])
        verifier = Verifier(*(other.read_bytes() for other in others))
        is_log = where.is_dir() or where.open("rb").read(6) == b"SQLite"
        print(*(verifier.log(*(exported if where.is_dir() else stored)(where)) if is_log else
                verifier.bundle(parsed(where.read_bytes().removesuffix(b"\n"), "the bundle"))), sep="\n")
    except (ValueError, LookupError, TypeError, AttributeError, sqlite3.Error, OSError) as error:
        print("BROKEN:", *error.args)
        sys.exit(1)
