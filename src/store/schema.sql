-- The store of Vedette (docs/store.md). This file is the newest form; migrate_N.sql leads from form N-1 to form N.
--
-- Times are seconds since 1970, UTC. Two kinds of time stand at whatever is kept:
--   valid_from … valid_to   when it was published, and when a newer version or a retraction was
--   known … replaced        when it became known here, and when that valid_to did
-- Open ends are 9223372036854775807, so that comparisons need no NULL; a report without a date is valid from one second
-- before that: no as-of view holds it, the view of everything does. A view as of T, with what was known by K, is
--   valid_from <= T AND known <= K AND (valid_to > T OR replaced > K)

CREATE TABLE made_by(
  id       INTEGER PRIMARY KEY,
  vedette  TEXT NOT NULL,
  model    TEXT NOT NULL,
  data     TEXT NOT NULL,
  codebook TEXT NOT NULL,
  UNIQUE(vedette, model, data, codebook)
);

-- A row a version of a report; the text is apart so that the rows that every query touches are short. Versions of one
-- article may come under one id or under several.
CREATE TABLE reports(
  seq        INTEGER PRIMARY KEY AUTOINCREMENT,  -- order of arrival; never used twice
  id         TEXT NOT NULL,
  digest     TEXT NOT NULL,
  article    TEXT NOT NULL,                      -- what the versions share; '' where not told, like all texts here
  version    INTEGER NOT NULL,                   -- 1, 2 … of this article
  published  INTEGER,                            -- NULL: not known
  published_precision INTEGER NOT NULL,          -- types/moment.h
  published_from      INTEGER NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_to   INTEGER NOT NULL DEFAULT 9223372036854775807,
  known      INTEGER NOT NULL,
  replaced   INTEGER NOT NULL DEFAULT 9223372036854775807,
  outlet     TEXT NOT NULL,
  author     TEXT NOT NULL,
  url        TEXT NOT NULL,
  lang       TEXT NOT NULL,
  country    TEXT NOT NULL,
  codebook   TEXT NOT NULL,
  rest       TEXT NOT NULL,                      -- JSON: what no query asks for (store/report_rest.h)
  UNIQUE(id, digest)
);
CREATE INDEX reports_by_time ON reports(valid_from);
CREATE INDEX reports_by_article ON reports(article) WHERE article <> '';

CREATE TABLE texts(
  report INTEGER PRIMARY KEY REFERENCES reports(seq),
  title  TEXT NOT NULL,
  text   TEXT NOT NULL
);
CREATE VIRTUAL TABLE search USING fts5(
  title, text, content='texts', content_rowid='report', tokenize="porter unicode61 remove_diacritics 2");

CREATE TABLE readings(
  report  INTEGER PRIMARY KEY REFERENCES reports(seq),
  made_by INTEGER NOT NULL REFERENCES made_by(id),
  made_at INTEGER NOT NULL,
  body    BLOB NOT NULL,                         -- store/reading_codec.h
  sketch  BLOB NOT NULL                          -- what grouping needs of it
);
CREATE INDEX readings_by_maker ON readings(made_by);

-- What the event mentions of all readings can be asked by.
CREATE TABLE deeds(id INTEGER PRIMARY KEY, deed TEXT NOT NULL UNIQUE);
CREATE TABLE parties(
  id      INTEGER PRIMARY KEY,
  entity  TEXT NOT NULL,
  code    TEXT NOT NULL,
  country TEXT NOT NULL,
  name    TEXT NOT NULL,
  UNIQUE(entity, code, country, name)
);
CREATE INDEX parties_by_code ON parties(code);
CREATE TABLE places(
  id      INTEGER PRIMARY KEY,
  entity  TEXT NOT NULL,
  name    TEXT NOT NULL,
  country TEXT NOT NULL,
  admin1  TEXT NOT NULL,
  lat     REAL,
  lon     REAL
);
CREATE INDEX places_by_what_they_are ON places(entity, name, country, admin1, lat, lon);
CREATE TABLE mentions(
  report   INTEGER NOT NULL REFERENCES reports(seq),
  n        INTEGER NOT NULL,                     -- index in the reading's events
  deed     INTEGER NOT NULL REFERENCES deeds(id),
  modality INTEGER NOT NULL,                     -- types/status.h
  basis    INTEGER NOT NULL,
  recency  INTEGER NOT NULL,
  time     INTEGER,                              -- of the deed; NULL: not known
  PRIMARY KEY(report, n)
) WITHOUT ROWID;
CREATE INDEX mentions_by_deed ON mentions(deed, report, n);
CREATE TABLE mention_parties(
  report INTEGER NOT NULL,
  n      INTEGER NOT NULL,
  role   INTEGER NOT NULL,                       -- 0 actor, 1 recipient
  party  INTEGER NOT NULL REFERENCES parties(id),
  PRIMARY KEY(report, n, role, party)
) WITHOUT ROWID;
CREATE INDEX mentions_by_party ON mention_parties(party, report, n);
CREATE TABLE mention_places(
  report INTEGER NOT NULL,
  n      INTEGER NOT NULL,
  role   INTEGER NOT NULL,                       -- 0 place, 1 origin, 2 destination
  place  INTEGER NOT NULL REFERENCES places(id),
  PRIMARY KEY(report, n, role, place)
) WITHOUT ROWID;
CREATE INDEX mentions_by_place ON mention_places(place, report, n);

-- Stories and events over many reports. A member's times are its report's; a story or event is known in a view as soon as
-- one of its members is. Ids that a merge has ended lead on through `aliases`.
CREATE TABLE stories(
  id   TEXT PRIMARY KEY,
  body BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE story_reports(
  report INTEGER PRIMARY KEY REFERENCES reports(seq),
  story  TEXT NOT NULL
);
CREATE INDEX story_reports_by_story ON story_reports(story);
CREATE TABLE events(
  id    TEXT PRIMARY KEY,
  story TEXT NOT NULL,
  body  BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX events_by_story ON events(story);
CREATE TABLE event_mentions(
  report INTEGER NOT NULL,
  n      INTEGER NOT NULL,
  event  TEXT NOT NULL,
  PRIMARY KEY(report, n)
) WITHOUT ROWID;
CREATE INDEX event_mentions_by_event ON event_mentions(event);
CREATE TABLE aliases(
  old   TEXT PRIMARY KEY,
  new   TEXT NOT NULL,
  valid_from INTEGER NOT NULL,
  known INTEGER NOT NULL
) WITHOUT ROWID;

-- What a stage wants to find again next time (the grouper of stories), under its own name. `upto`: the last report in it.
CREATE TABLE states(
  name    TEXT PRIMARY KEY,
  made_by INTEGER NOT NULL REFERENCES made_by(id),
  upto    INTEGER NOT NULL,
  known   INTEGER NOT NULL,
  body    BLOB NOT NULL
) WITHOUT ROWID;

-- Each brief that was made from this store: the assessment's JSON as it was then.
CREATE TABLE watch_states(
  watch   TEXT NOT NULL,                         -- id of the watch
  digest  TEXT NOT NULL,                         -- of the watch file
  as_of   INTEGER NOT NULL,
  known   INTEGER NOT NULL,
  upto    INTEGER NOT NULL,
  made_by INTEGER NOT NULL REFERENCES made_by(id),
  body    BLOB NOT NULL,
  PRIMARY KEY(watch, as_of, digest, known)
) WITHOUT ROWID;

-- Others' event files, row by row, with where each row came from.
CREATE TABLE imports(
  id       INTEGER PRIMARY KEY,
  file     TEXT NOT NULL,
  digest   TEXT NOT NULL UNIQUE,
  format   TEXT NOT NULL,
  codebook TEXT NOT NULL,                        -- the version of CAMEO or PLOVER that its codes are of
  known    INTEGER NOT NULL
);
CREATE TABLE imported_events(
  import     INTEGER NOT NULL REFERENCES imports(id),
  line       INTEGER NOT NULL,
  id         TEXT NOT NULL,                      -- as the file gives it
  valid_from INTEGER NOT NULL,                   -- the date that the row gives
  source     TEXT NOT NULL,                      -- actor codes as the file gives them
  target     TEXT NOT NULL,
  code       TEXT NOT NULL,
  country    TEXT NOT NULL,
  lat        REAL,
  lon        REAL,
  body       TEXT NOT NULL,                      -- the whole row as JSON
  PRIMARY KEY(import, line)
) WITHOUT ROWID;
CREATE INDEX imported_by_time ON imported_events(valid_from);

-- Inputs that have been taken, so that a follower that starts again need not read them again.
CREATE TABLE inputs(
  path  TEXT PRIMARY KEY,
  size  INTEGER NOT NULL,
  mtime INTEGER NOT NULL,                        -- nanoseconds
  known INTEGER NOT NULL
) WITHOUT ROWID;
