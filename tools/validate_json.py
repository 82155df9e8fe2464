#!/usr/bin/env python3
"""Validates JSON lines against one of the project's schemas, and a reading's spans and cross-references besides.

    vedette read --json examples/strait/reports | python3 tools/validate_json.py docs/schema/reading.schema.json
    python3 tools/validate_json.py docs/schema/reading.schema.json --run build/dev/vedette read --json examples/strait/reports

Knows the part of JSON Schema 2020-12 that the schemas use; a keyword that it does not know is an error, not a silence.
Standard library only. Exit code 0: all lines valid and at least one of them; 1: faults, each with line and path; 2: wrong use.
With --run the program is started and must exit with 0.
"""
import json
import pathlib
import re
import subprocess
import sys

TYPES = {"object": dict, "array": list, "string": str, "null": type(None)}
SILENT = {"$schema", "$defs", "title", "description"}
MAX_FAULTS = 20


def is_type(value, name):
    if name == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    if name == "number":
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    if name == "boolean":
        return isinstance(value, bool)
    return isinstance(value, TYPES[name])


class Validator:
    def __init__(self, schema):
        self.root = schema

    def check(self, value, schema, path):
        """Yields (path, why) for each fault."""
        for key, rule in schema.items():
            if key in SILENT or key in ("additionalProperties",):
                continue
            yield from getattr(self, "on_" + key.replace("$", ""))(value, rule, path, schema)

    def on_ref(self, value, rule, path, _):
        node = self.root
        for part in rule.removeprefix("#/").split("/"):
            node = node[part]
        yield from self.check(value, node, path)

    def on_type(self, value, rule, path, _):
        names = rule if isinstance(rule, list) else [rule]
        if not any(is_type(value, n) for n in names):
            yield path, f"is {json.dumps(value)[:60]}, want {' or '.join(names)}"

    def on_enum(self, value, rule, path, _):
        if value not in rule:
            yield path, f"is {json.dumps(value)[:60]}, want one of {rule}"

    def on_const(self, value, rule, path, _):
        if value != rule:
            yield path, f"is {json.dumps(value)[:60]}, want {rule!r}"

    def on_anyOf(self, value, rule, path, _):
        tried = [list(self.check(value, s, path)) for s in rule]
        if all(tried):
            yield min(tried, key=lambda faults: -len(faults[0][0]))[0]

    def on_required(self, value, rule, path, _):
        if isinstance(value, dict):
            yield from ((path, f"lacks {name!r}") for name in rule if name not in value)

    def on_properties(self, value, rule, path, schema):
        if not isinstance(value, dict):
            return
        for name, item in value.items():
            if name in rule:
                yield from self.check(item, rule[name], f"{path}.{name}")
            elif schema.get("additionalProperties", True) is False:
                yield path, f"has {name!r}, which the schema does not know"

    def on_items(self, value, rule, path, _):
        if isinstance(value, list):
            for n, item in enumerate(value):
                yield from self.check(item, rule, f"{path}[{n}]")

    def on_minItems(self, value, rule, path, _):
        if isinstance(value, list) and len(value) < rule:
            yield path, f"has {len(value)} items, want {rule}"

    def on_maxItems(self, value, rule, path, _):
        if isinstance(value, list) and len(value) > rule:
            yield path, f"has {len(value)} items, want at most {rule}"

    def on_minLength(self, value, rule, path, _):
        if isinstance(value, str) and len(value) < rule:
            yield path, "is too short"

    def on_pattern(self, value, rule, path, _):
        if isinstance(value, str) and not re.search(rule, value):
            yield path, f"is {value!r}, want {rule}"

    def on_minimum(self, value, rule, path, _):
        if is_type(value, "number") and value < rule:
            yield path, f"is {value}, want at least {rule}"

    def on_maximum(self, value, rule, path, _):
        if is_type(value, "number") and value > rule:
            yield path, f"is {value}, want at most {rule}"


REFERENCES = {"actor": "actors", "recipient": "actors", "speaker": "actors", "addressee": "actors", "whose": "actors",
              "place": "places", "origin": "places", "destination": "places", "of_place": "places", "sentence": "sentences",
              "attribution": "statements", "parent": "statements", "quantities": "quantities"}
SPANS = {"span", "anchor", "cue", "condition", "of", "source", "content"}


def spans_of(value):
    """The spans in a value that is a span, a list of spans or null."""
    if not isinstance(value, list) or not value:
        return []
    return [value] if isinstance(value[0], int) else value


def check_reading(reading):
    """What a schema cannot say: spans lie in the text, references point into their arrays, no chain of parents is a ring."""
    length = len(reading["report"]["text"])
    for n, (begin, end) in enumerate(reading["sentences"]):
        if not 0 <= begin <= end <= length:
            yield f".sentences[{n}]", f"[{begin},{end}) is outside the text of {length}"
    for kind in ("actors", "places", "times", "quantities", "statements", "events"):
        for n, item in enumerate(reading[kind]):
            where = f".{kind}[{n}]"
            for key, value in item.items():
                if key in SPANS:
                    for begin, end in spans_of(value):
                        if not 0 <= begin <= end <= length:
                            yield f"{where}.{key}", f"[{begin},{end}) is outside the text of {length}"
                elif key in REFERENCES:
                    size = len(reading[REFERENCES[key]])
                    for index in value if isinstance(value, list) else [value]:
                        if index is not None and not 0 <= index < size:
                            yield f"{where}.{key}", f"{index} is not in {REFERENCES[key]} ({size})"
    for n in range(len(reading["statements"])):
        seen, at = set(), n
        while at is not None and at not in seen:
            seen.add(at)
            at = reading["statements"][at]["parent"]
        if at is not None:
            yield f".statements[{n}].parent", "the parents form a ring"


def main():
    arguments = sys.argv[1:]
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    validator = Validator(json.loads(pathlib.Path(arguments[0]).read_text(encoding="utf-8")))
    if arguments[1:2] == ["--run"]:
        done = subprocess.run(arguments[2:], capture_output=True)
        if done.returncode:
            print(f"{' '.join(arguments[2:])}: exit {done.returncode}: {done.stderr.decode(errors='replace').strip()[-300:]}")
            return 1
        lines = done.stdout.decode("utf-8").splitlines()
    else:
        lines = sys.stdin.read().splitlines()
    count = faults = 0
    for n, line in enumerate(lines, 1):
        if not line.strip():
            continue
        count += 1
        value = json.loads(line)
        found = list(validator.check(value, validator.root, ""))
        if not found and isinstance(value.get("report"), dict) and "sentences" in value:
            found = list(check_reading(value))
        for path, why in found[:MAX_FAULTS]:
            print(f"line {n}: {path or 'the object'}: {why}")
        faults += len(found)
    print(f"{count} objects, {faults} faults")
    return 1 if faults or not count else 0


if __name__ == "__main__":
    sys.exit(main())
