#include "story/told.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vedette {
namespace {

constexpr size_t kMinWord = 3;
constexpr double kTownKm = 50;
constexpr std::string_view kByName = "name:";

void sort_unique(std::vector<std::string>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

// Side, not person: one state's ministry and its president act for it.
std::vector<std::string> sides(const Reading& reading, const std::vector<int32_t>& actors) {
  std::vector<std::string> out;
  for (const int32_t a : actors) {
    const Actor& actor = reading.actors[a];
    const std::string& side = actor.country.empty() ? actor.entity : actor.country;
    if (!side.empty()) out.push_back(side);
  }
  sort_unique(out);
  return out;
}

// A name that no data file knows is compared by its words: "Mr Olin" and "Karel Olin" share one.
void add_words(std::string_view name, std::vector<std::string>& out) {
  for (size_t at = 0; at < name.size();) {
    const size_t end = std::min(name.find(' ', at), name.size());
    if (end - at >= kMinWord) out.emplace_back(name.substr(at, end - at));
    at = end + 1;
  }
}

std::vector<std::string> names(const Reading& reading, const std::vector<int32_t>& actors) {
  std::vector<std::string> out;
  for (const int32_t a : actors) {
    const Actor& actor = reading.actors[a];
    if (actor.kind == ActorKind::kUnnamed || actor.entity.empty()) continue;
    if (!actor.country.empty()) out.push_back(actor.country);
    if (actor.entity.starts_with(kByName)) {
      add_words(std::string_view(actor.entity).substr(kByName.size()), out);
    } else {
      out.push_back(actor.entity);
    }
  }
  sort_unique(out);
  return out;
}

double kilometres(const Place& a, const Place& b) {
  constexpr double kEarthKm = 6371;
  constexpr double kRad = std::numbers::pi / 180;
  const double north = (*a.lat - *b.lat) * kRad;
  const double east = (*a.lon - *b.lon) * kRad * std::cos((*a.lat + *b.lat) / 2 * kRad);
  return kEarthKm * std::sqrt(north * north + east * east);
}

bool is_town(const Place& p) { return (p.precision == "point" || p.precision == "city") && p.lat && p.lon; }

enum class Standing : uint8_t { kOpen, kReal, kPlan };

// Of a deed of the codebook: what is planned is another event than what is done; denial and doubt go with either.
Standing standing(const EventMention& m) {
  if (m.deed == "other") return Standing::kOpen;
  switch (m.modality) {
    case Modality::kHappened:
    case Modality::kOngoing: return Standing::kReal;
    case Modality::kPlanned: return Standing::kPlan;
    default: return Standing::kOpen;
  }
}

}  // namespace

bool share(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  auto i = a.begin();
  auto j = b.begin();
  while (i != a.end() && j != b.end()) {
    if (*i == *j) return true;
    *i < *j ? ++i : ++j;
  }
  return false;
}

bool days_apart(const Moment& a, const Moment& b) {
  using namespace std::chrono;
  const Precision coarser = std::min(a.precision, b.precision);
  if (coarser == Precision::kNone) return false;
  const year_month_day x{day_of(a)};
  const year_month_day y{day_of(b)};
  if (coarser == Precision::kYear) return x.year() != y.year();
  if (coarser == Precision::kMonth) return x.year() != y.year() || x.month() != y.month();
  const auto apart = day_of(a) - day_of(b);
  return apart > days{1} || -apart > days{1};
}

bool elsewhere(const Place& a, const Place& b) {
  if (!a.country.empty() && !b.country.empty() && a.country != b.country) return true;
  return is_town(a) && is_town(b) && kilometres(a, b) > kTownKm;
}

Told look_at(const std::vector<ReadReport>& reports, MentionRef ref) {
  const Reading& reading = reports[ref.report].reading;
  Told out;
  out.ref = ref;
  out.mention = &reading.events[ref.event];
  if (out.mention->place >= 0) out.place = &reading.places[out.mention->place];
  out.actor = sides(reading, out.mention->actor);
  out.recipient = sides(reading, out.mention->recipient);
  out.actor_names = names(reading, out.mention->actor);
  out.recipient_names = names(reading, out.mention->recipient);
  return out;
}

Match compare(const Told& a, const Told& b) {
  Match out = Match::kSilent;
  const auto see = [&](bool both_told, auto&& differ) {
    if (both_told && out != Match::kConflict) out = differ() ? Match::kConflict : Match::kAgree;
  };
  const auto parties = [&](const std::vector<std::string>& x, const std::vector<std::string>& y) {
    see(!x.empty() && !y.empty(), [&] { return !share(x, y); });
  };
  parties(a.actor_names, b.actor_names);
  parties(a.recipient_names, b.recipient_names);
  see(a.place != nullptr && b.place != nullptr, [&] { return elsewhere(*a.place, *b.place); });
  see(a.mention->time_from_text && b.mention->time_from_text, [&] { return days_apart(a.mention->time, b.mention->time); });
  const Standing x = standing(*a.mention);
  const Standing y = standing(*b.mention);
  if (x != Standing::kOpen && y != Standing::kOpen && x != y) out = Match::kConflict;
  return out;
}

}  // namespace vedette
