// One statement, made for the question: the most selective condition drives (areas, else parties, else deeds), the others are
// looked up by key for each mention that it gives.
#include "store/event_query.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "knowledge/gazetteer.h"
#include "store/times.h"

namespace vedette {
namespace {

std::string id_list(const std::vector<int64_t>& ids) { return fmt::format("({})", fmt::join(ids, ",")); }

bool is_code(const std::string& name) { return !name.empty() && name.front() >= 'A' && name.front() <= 'Z'; }

// The rows of `parties` that the names mean.
Result<std::vector<int64_t>> party_ids(const Database& db, const std::vector<std::string>& names) {
  std::vector<int64_t> out;
  VEDETTE_TRY(Query by_code, db.prepare("SELECT id FROM parties WHERE code >= ?1 AND code < ?1 || '\x7f'"));
  VEDETTE_TRY(Query by_entity, db.prepare("SELECT id FROM parties WHERE entity = ?1"));
  for (const std::string& name : names) {
    Query& find = is_code(name) ? by_code : by_entity;
    find.bind(name);
    for (;;) {
      VEDETTE_TRY(const bool row, find.step());
      if (!row) break;
      out.push_back(find.integer(0));
    }
  }
  return out;
}

// The rows of `places` in the areas and circles. The table holds each place once, so that one pass over it is short.
Result<std::vector<int64_t>> place_ids(const Database& db, const EventQuery& q) {
  std::vector<int64_t> out;
  VEDETTE_TRY(Query rows, db.prepare("SELECT id, entity, name, country, lat, lon FROM places"));
  for (;;) {
    VEDETTE_TRY(const bool row, rows.step());
    if (!row) return out;
    const bool named = std::any_of(q.areas.begin(), q.areas.end(), [&](const std::string& area) {
      return area == rows.text(1) || area == rows.text(2) || area == rows.text(3);
    });
    const bool near = !rows.is_null(4) && std::any_of(q.circles.begin(), q.circles.end(), [&](const Circle& c) {
      return distance_km({c.lat, c.lon}, {rows.real(4), rows.real(5)}) <= c.km;
    });
    if (named || near) out.push_back(rows.integer(0));
  }
}

Result<std::vector<int64_t>> deed_ids(const Database& db, const std::vector<std::string>& deeds) {
  std::vector<int64_t> out;
  VEDETTE_TRY(Query find, db.prepare("SELECT id FROM deeds WHERE deed = ?"));
  for (const std::string& deed : deeds) {
    find.bind(deed);
    VEDETTE_TRY(const bool row, find.step());
    if (row) out.push_back(find.integer(0));
  }
  return out;
}

Result<std::string> make_sql(const Database& db, const EventQuery& q) {
  const bool by_place = !q.areas.empty() || !q.circles.empty();
  const bool by_party = !q.parties.empty();
  std::string from = "mentions e";
  std::string where;
  if (by_place) {
    VEDETTE_TRY(const std::vector<int64_t> ids, place_ids(db, q));
    from = fmt::format("(SELECT DISTINCT report, n FROM mention_places WHERE place IN {}) c CROSS JOIN mentions e ON e.report = c.report AND e.n = c.n", id_list(ids));
  }
  if (by_party) {
    VEDETTE_TRY(const std::vector<int64_t> ids, party_ids(db, q.parties));
    if (by_place) {
      where += fmt::format(" AND EXISTS(SELECT 1 FROM mention_parties p WHERE p.report = e.report AND p.n = e.n AND p.party IN {})", id_list(ids));
    } else {
      from = fmt::format("(SELECT DISTINCT report, n FROM mention_parties WHERE party IN {}) c CROSS JOIN mentions e ON e.report = c.report AND e.n = c.n", id_list(ids));
    }
  }
  if (!q.deeds.empty()) {
    VEDETTE_TRY(const std::vector<int64_t> ids, deed_ids(db, q.deeds));
    where += fmt::format(" AND {}e.deed IN {}", by_place || by_party ? "+" : "", id_list(ids));
  }
  if (!q.modalities.empty()) {
    std::vector<int64_t> modalities;
    for (const Modality m : q.modalities) modalities.push_back(static_cast<int64_t>(m));
    where += fmt::format(" AND e.modality IN {}", id_list(modalities));
  }
  if (q.from) where += fmt::format(" AND e.time >= {}", seconds_of(*q.from));
  if (q.to) where += fmt::format(" AND e.time < {}", seconds_of(*q.to));
  return fmt::format("SELECT e.report, e.n, r.id, r.published, r.published_precision, d.deed, e.modality, e.basis, e.recency, e.time "
                     "FROM {} CROSS JOIN reports r ON r.seq = e.report CROSS JOIN deeds d ON d.id = e.deed "
                     "WHERE {} AND r.seq > ?3{} ORDER BY r.valid_from, e.report, e.n LIMIT ?4",
                     from, kInForce, where);
}

}  // namespace

Result<std::vector<FoundEvent>> find_events(const Store& store, const EventQuery& q) {
  VEDETTE_TRY(const std::string sql, make_sql(store.database(), q));
  VEDETTE_TRY(Query rows, store.database().prepare(sql));
  rows.bind(published_limit(q.at), known_limit(q.at), q.at.after, q.limit);
  std::vector<FoundEvent> out;
  for (;;) {
    VEDETTE_TRY(const bool row, rows.step());
    if (!row) return out;
    FoundEvent& e = out.emplace_back();
    e.seq = rows.integer(0), e.n = static_cast<int32_t>(rows.integer(1));
    e.report = rows.text(2);
    if (!rows.is_null(3)) e.published = {from_seconds(rows.integer(3)), static_cast<Precision>(rows.integer(4))};
    e.deed = rows.text(5);
    e.modality = static_cast<Modality>(rows.integer(6)), e.basis = static_cast<Basis>(rows.integer(7));
    e.recency = static_cast<Recency>(rows.integer(8));
    if (!rows.is_null(9)) e.time = from_seconds(rows.integer(9));
  }
}

}  // namespace vedette
