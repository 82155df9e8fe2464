#!/usr/bin/env python3
"""Every format that `vedette export` writes, read by its usual client and compared with the JSON lines of the same events.

    .venv/bin/python tests/exchange_clients.py build/dev/vedette examples/strait/reports tests/exchange/reports.jsonl

Needs pandas, DuckDB and pyarrow (tools/venv.sh tools/requirements-exchange.txt); exits with 77, saying so, without them. Parquet is left
out, saying so, where vedette-parquet was not built.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

try:
    import duckdb
    import pandas
    import pyarrow.parquet
except ImportError as missing:
    print(f"skipped: {missing}; tools/venv.sh tools/requirements-exchange.txt installs it")
    sys.exit(77)

GDELT_ACTOR = "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code".split()
GDELT_GEO = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID".split()
COLUMNS = {
    "gdelt-events": "GLOBALEVENTID SQLDATE MonthYear Year FractionDate".split()
    + [f"Actor{n}{c}" for n in (1, 2) for c in GDELT_ACTOR]
    + "IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles AvgTone".split()
    + [f"{g}Geo_{c}" for g in ("Actor1", "Actor2", "Action") for c in GDELT_GEO] + ["DATEADDED", "SOURCEURL"],
    "gdelt-mentions": "GLOBALEVENTID EventTimeDate MentionTimeDate MentionType MentionSourceName MentionIdentifier SentenceID Actor1CharOffset "
                      "Actor2CharOffset ActionCharOffset InRawText Confidence MentionDocLen MentionDocTone MentionDocTranslationInfo Extras".split(),
    "phoenix": "EventID_version Date Year Month Day SourceActorFull SourceActorEntity SourceActorRole SourceActorAttribute TargetActorFull "
               "TargetActorEntity TargetActorRole TargetActorAttribute EventCode EventRootCode QuadClass GoldsteinScore Issues Lat Lon "
               "LocationName StateName CountryName SentenceIDs URLs NewsSources".split(),
    "icews": "Event ID|Event Date|Source Name|Source Sectors|Source Country|Event Text|CAMEO Code|Intensity|Target Name|Target Sectors|Target "
             "Country|Story ID|Sentence Number|Publisher|City|District|Province|Country|Latitude|Longitude".split("|"),
    "polecat": "Event ID|Event Date|Event Type|Event Mode|Event Intensity|Quad Code|Contexts|Actor Name|Actor Country|Actor COW|Primary Actor "
               "Sector|Actor Sectors|Actor Title|Actor Name Raw|Wikipedia Actor ID|Recipient Name|Recipient Country|Recipient COW|Primary "
               "Recipient Sector|Recipient Sectors|Recipient Title|Recipient Name Raw|Wikipedia Recipient ID|Placename|City|District|Province|"
               "Country|Latitude|Longitude|GeoNames ID|Raw Placename|Feature Type|Source|Publication Date|Story People|Story Organizations|Story "
               "Locations|Language|Version".split("|"),
    "acled": "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2 "
             "assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude "
             "geo_precision source source_scale notes fatalities tags timestamp".split(),
}
# Format → where its id, day and code stand, and how its id comes from ours.
GDELT_ID = lambda e: str(int(e["id"][:15], 16))
KEYS = {
    "gdelt-events": ("GLOBALEVENTID", "SQLDATE", "EventCode", GDELT_ID),
    "phoenix": ("EventID_version", "Date", "EventCode", lambda e: e["id"] + "_"),
    "icews": ("Event ID", "Event Date", "CAMEO Code", lambda e: e["id"]),
    "polecat": ("Event ID", "Event Date", "Event Type", lambda e: e["id"]),
    "acled": ("event_id_cnty", "event_date", None, lambda e: e["place"]["country"] + e["id"]),
}
SEPARATOR = {"acled": ","}


def check(condition, message):
    if not condition:
        print(f"FAILED: {message}")
        sys.exit(1)


def export(vedette, jsonl, fmt, folder):
    path = folder / fmt
    done = subprocess.run([vedette, "convert", "-q", "--all", str(jsonl), "--to", fmt, "-o", str(path)], capture_output=True, text=True)
    if fmt == "parquet" and "vedette-parquet" in done.stderr:
        print("parquet: skipped, vedette-parquet was not built (-DWITH_ARROW=ON)")
        return None
    check(done.returncode == 0, f"{fmt}: {done.stderr}")
    return path


def frame_of(fmt, path):
    header = 0 if fmt in ("icews", "polecat", "acled") else None
    names = None if header == 0 else COLUMNS[fmt]
    quoting = 0 if header == 0 else 3  # GDELT and Phoenix have no quoting
    return pandas.read_csv(path, sep=SEPARATOR.get(fmt, "\t"), header=header, names=names, dtype=str, keep_default_na=False, quoting=quoting)


def check_table(fmt, path, events):
    frame = frame_of(fmt, path)
    check(list(frame.columns) == COLUMNS[fmt], f"{fmt}: columns {list(frame.columns)}")
    if fmt not in KEYS:
        return len(frame)
    id_column, day_column, code_column, id_of = KEYS[fmt]
    by_id = {}
    for event in events:
        if fmt != "acled" or (event["place"] and event["place"]["country"]):
            by_id[id_of(event)] = event
    for row in frame.to_dict("records"):
        key = row[id_column][: 17 if fmt == "phoenix" else None]
        check(key in by_id, f"{fmt}: no event {key}")
        event = by_id[key]
        check(row[day_column].replace("-", "") == event["date"][:10].replace("-", "").ljust(8, "0").replace("0000", "0101")[:8]
              or len(event["date"]) < 10, f"{fmt}: {key}: day {row[day_column]} of {event['date']}")
        if code_column:
            want = event["type"] if fmt == "polecat" else event["cameo"]
            check(row[code_column] in (want, want + "0"), f"{fmt}: {key}: {row[code_column]} is not {want}")
    # DuckDB sniffs nothing here: it is told what a user of these files tells it.
    header = "true" if fmt in ("icews", "polecat", "acled") else "false"
    quote = "'\"'" if header == "true" else "''"
    rows = duckdb.sql(f"SELECT * FROM read_csv('{path}', delim='{SEPARATOR.get(fmt, chr(9))}', header={header}, all_varchar=true, quote={quote}, "
                      f"escape={quote})").fetchall()
    theirs = [[cell or "" for cell in row] for row in rows]
    check(theirs == frame.values.tolist(), f"{fmt}: DuckDB and pandas differ")
    return len(frame)


def check_parquet(path, events, jsonl):
    table = pyarrow.parquet.read_table(path)
    strip = lambda e: {k: v for k, v in e.items() if k != "schema"}

    def plain(value):  # an absent `rest` is null in Parquet
        if isinstance(value, dict):
            return {k: plain(v) for k, v in value.items() if not (k == "rest" and v is None)}
        return [plain(v) for v in value] if isinstance(value, list) else value

    check([plain(e) for e in table.to_pylist()] == [strip(e) for e in events], "parquet: pyarrow reads other events")
    ((mentions,),) = duckdb.sql(f"SELECT count(*) FROM (SELECT unnest(mentions) FROM read_parquet('{path}'))").fetchall()
    check(mentions == sum(len(e["mentions"]) for e in events), f"parquet: DuckDB counts {mentions} mentions")
    check(len(pandas.read_parquet(path)) == len(events), "parquet: pandas counts other events")
    return table.num_rows


def main():
    vedette, inputs = sys.argv[1], sys.argv[2:]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        jsonl = folder / "events.jsonl"
        done = subprocess.run([vedette, "export", "-q", "--format", "jsonl", "-o", str(jsonl), *inputs], capture_output=True, text=True)
        check(done.returncode == 0, done.stderr)
        events = [json.loads(line) for line in jsonl.read_text(encoding="utf-8").splitlines()]
        check(len(events) > 100, f"only {len(events)} events")
        check(len(pandas.read_json(jsonl, lines=True)) == len(events), "jsonl: pandas counts other events")
        check(duckdb.sql(f"SELECT count(*) FROM read_json('{jsonl}')").fetchall() == [(len(events),)], "jsonl: DuckDB counts other events")
        for fmt in COLUMNS:
            path = export(vedette, jsonl, fmt, folder)
            count = check_table(fmt, path, events)
            check(count > 0, f"{fmt}: no row")
            print(f"{fmt}: {count} rows, the same to pandas{' and DuckDB' if fmt in KEYS else ''}")
        frame = pandas.read_csv(export(vedette, jsonl, "csv", folder), dtype=str, keep_default_na=False)
        check([json.loads(r) for r in frame["record"]] == events and list(frame["id"]) == [e["id"] for e in events], "csv: other events")
        plover = [json.loads(line) for line in export(vedette, jsonl, "plover", folder).read_text(encoding="utf-8").splitlines()]
        check([p["id"] for p in plover] == [e["id"] for e in events if e["type"]], "plover: other events")
        print(f"csv: {len(frame)} rows; plover: {len(plover)} records")
        parquet = export(vedette, jsonl, "parquet", folder)
        if parquet:
            print(f"parquet: {check_parquet(parquet, events, jsonl)} rows, the same to pyarrow, DuckDB and pandas")
            again = folder / "again.jsonl"
            done = subprocess.run([vedette, "convert", "-q", str(parquet), "--to", "jsonl", "-o", str(again)], capture_output=True, text=True)
            check(done.returncode == 0 and again.read_bytes() == jsonl.read_bytes(), f"parquet: reads back as other lines {done.stderr}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
