#include "reading/actors/actors.h"

#include <algorithm>
#include <optional>

#include "reading/actors/coreference.h"
#include "reading/actors/mention.h"
#include "reading/actors/names.h"

namespace vedette {
namespace actors {
namespace {

// Sectors whose members act for their state.
bool acts_for_state(std::string_view sector) {
  return sector == "GOV" || sector == "MIL" || sector == "LEG" || sector == "SPY" || sector == "COP" || sector == "JUD" || sector == "PRM";
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

class Writer {
 public:
  Writer(const ReadingContext& c, const ActorBase& base, std::optional<Day> day, const Found& found)
      : doc_(c.doc), base_(base), day_(day), found_(found), done_(found.mentions.size(), -1) {}

  std::vector<Actor> run() {
    for (size_t i = 0; i < found_.mentions.size(); ++i) {
      const Mention& m = found_.mentions[i];
      if (m.form == Form::kPronoun && m.gender == Gender::kNeuter && !m.refers) continue;
      if (m.weak && m.state < 0 && m.body < 0 && m.entity < 0 && !m.refers) continue;
      done_[i] = static_cast<int32_t>(out_.size());
      out_.push_back(write(static_cast<int32_t>(i)));
    }
    return std::move(out_);
  }

 private:
  int32_t root(int32_t i) const {
    while (found_.mentions[static_cast<size_t>(i)].link >= 0) i = found_.mentions[static_cast<size_t>(i)].link;
    return i;
  }
  std::string_view words(Span tokens) const { return slice(doc_.text, doc_.bytes(tokens)); }

  Actor write(int32_t i) {
    const Mention& m = found_.mentions[static_cast<size_t>(i)];
    const int32_t r = root(i);
    Actor a;
    a.span = doc_.bytes(m.tokens);
    a.head = doc_.spans[static_cast<size_t>(m.head)];
    a.kind = m.kind;
    a.pronoun = m.form == Form::kPronoun;
    if (r != i && done_[static_cast<size_t>(r)] >= 0) {
      const Actor& first = out_[static_cast<size_t>(done_[static_cast<size_t>(r)])];
      a.name = first.name, a.code = first.code, a.country = first.country, a.sector = first.sector, a.entity = first.entity;
      a.side = first.side;
      if (a.pronoun) a.kind = first.kind;
      if (a.sector.empty() || a.country.empty()) own_facts(m, a);
      return a;
    }
    if (m.entity >= 0 && m.organ < 0) {
      known(m, a);
    } else if (m.entity >= 0 && base_.entity(m.entity).kind == ActorKind::kPerson) {
      known(m, a);
    } else {
      unknown(m, a);
    }
    return a;
  }

  void known(const Mention& m, Actor& a) const {
    const ActorEntity& e = base_.entity(m.entity);
    a.entity = e.id;
    a.name = e.name;
    a.country = e.country;
    a.sector = e.sector;
    a.code = e.code;
    if (e.kind == ActorKind::kPerson) {
      person(m, e, a);
      return;
    }
    if (a.kind == ActorKind::kNationality && e.kind == ActorKind::kCountry) {
      a.entity = e.id + ".people";
      a.name = words(m.name);
      a.sector = "CVL";
      a.code = e.code + "CVL";
      return;
    }
    side_of_body(m.entity, a);
  }

  void side_of_body(int32_t entity, Actor& a) const {
    const ActorEntity& e = base_.entity(entity);
    a.observer = e.is(kMonitor) || e.is(kImagery);
    if (e.kind == ActorKind::kCountry) return;
    int32_t top = entity;
    while (base_.entity(top).parent >= 0) top = base_.entity(top).parent;
    if (e.is(kStateMedia) && e.owner && e.state >= 0) {
      a.side = base_.entity(e.state).id;
    } else if (acts_for_state(e.sector) && !e.country.empty() && (e.kind == ActorKind::kGovernment || e.kind == ActorKind::kArmedForce)) {
      if (const auto state = base_.find_state(e.country)) a.side = base_.entity(*state).id;
    } else if (e.owner && e.kind == ActorKind::kGroup && e.state >= 0) {
      a.side = base_.entity(e.state).id;
    } else if (top != entity) {
      a.side = base_.entity(top).id;
    }
  }

  // A person acts for whom he holds office; what the text says of him wins over the files.
  void person(const Mention& m, const ActorEntity& e, Actor& a) const {
    bool now = false;
    const auto tenure = day_ ? base_.tenure_on(m.entity, *day_, &now) : std::nullopt;
    if (tenure) {
      const Office& office = base_.office(tenure->office);
      const ActorEntity& of = base_.entity(office.of);
      a.country = of.country;
      a.sector = now ? office.sector : "ELI";
      if (of.kind == ActorKind::kCountry) {
        a.code = of.code.substr(0, 3) + a.sector;
      } else {
        a.code = of.code;
        if (!now && of.country.empty()) a.sector = of.sector;
      }
      if (now) a.side = of.kind == ActorKind::kCountry ? of.id : side_or_self(office.of);
    } else if (e.code.empty() && e.first_tenure >= 0) {
      const ActorEntity& of = base_.entity(base_.office(base_.tenures(m.entity)[0].office).of);
      a.country = of.country;
      a.sector.clear();
      a.code = of.code.substr(0, 3);
      if (!day_) a.sector = base_.office(base_.tenures(m.entity)[0].office).sector, a.code = of.country.empty() ? of.code : of.country + a.sector;
    } else if (acts_for_state(a.sector)) {
      if (const auto state = base_.find_state(a.country)) a.side = base_.entity(*state).id;
    }
    if (tenure && !now && m.organ >= 0 && !m.former) {  // a former premier who now leads the parliament
      a.sector = base_.organ(m.organ).sector;
      a.code = a.country + a.sector;
      return;
    }
    const bool told = m.title >= 0 && !base_.title(m.title).sector.empty() && !a.country.empty();
    if (m.former && now == false && told) {
      a.sector = "ELI";
      a.code = a.country + a.sector;
    } else if (told && !now && a.sector != base_.title(m.title).sector && (tenure || a.sector.empty())) {
      a.sector = base_.title(m.title).sector;
      a.code = a.country + a.sector;
    }
  }
  std::string side_or_self(int32_t entity) const {
    Actor probe;
    side_of_body(entity, probe);
    return probe.side.empty() ? base_.entity(entity).id : probe.side;
  }

  // What the mention's own words tell of country, sector, side.
  void own_facts(const Mention& m, Actor& a) const {
    std::string_view sector = m.sector;
    if (m.title >= 0 && (m.form == Form::kName || m.form == Form::kRole) && !base_.title(m.title).sector.empty()) sector = base_.title(m.title).sector;
    if (m.former && m.kind == ActorKind::kPerson) sector = "ELI";
    int32_t side = -1;
    if (m.body >= 0) {
      const ActorEntity& b = base_.entity(m.body);
      if (a.country.empty()) a.country = b.country;
      if (sector.empty()) sector = b.sector;
      if (b.country.empty() && !b.code.empty()) a.code = b.code;
      side = m.body;
    }
    if (m.organ >= 0 && sector.empty()) sector = base_.organ(m.organ).sector;
    std::string pre;
    if (m.state >= 0) {
      const ActorEntity& s = base_.entity(m.state);
      if (a.country.empty()) a.country = s.country;
      if (sector.empty() && (m.kind == ActorKind::kPerson && m.title >= 0)) sector = "GOV";
      if (s.sector == "PRE") pre = "PRE";
      if (side < 0) side = m.state;
      if (a.code.empty() && !sector.empty()) a.code = s.code.substr(0, 3) + std::string(sector) + pre;
      if (a.code.empty()) a.code = s.code;
    }
    if (a.sector.empty()) a.sector = sector;
    if (a.code.empty()) a.code = a.country + a.sector;
    if (side >= 0 && a.side.empty() && (acts_for_state(a.sector) || m.body >= 0)) {
      const ActorEntity& s = base_.entity(side);
      a.side = s.kind == ActorKind::kCountry ? s.id : side_or_self(side);
    }
  }

  void unknown(const Mention& m, Actor& a) const {
    const bool country = m.kind == ActorKind::kCountry && m.form == Form::kNoun;
    if (!country) own_facts(m, a);
    const std::string state = m.state >= 0 ? base_.entity(m.state).id : std::string();
    const bool body = m.organ >= 0 && m.kind != ActorKind::kPerson && !m.counted && m.form != Form::kPronoun;
    if (country && m.state >= 0 && m.number == Number::kSingular && doc_.lemma(m.head) != "ally") {  // "his country"
      const ActorEntity& s = base_.entity(m.state);
      a.entity = s.id, a.name = s.name, a.code = s.code, a.country = s.country;
      return;
    }
    if (body && !state.empty()) {
      a.entity = state + "." + base_.organ(m.organ).id;
      if (const auto named = base_.find(a.entity)) {
        a.name = base_.entity(*named).name;
      } else {
        const ActorEntity& s = base_.entity(m.state);
        a.name = s.adjective.empty() ? base_.organ(m.organ).shown + " of " + s.name : s.adjective + " " + base_.organ(m.organ).shown;
      }
      return;
    }
    if (m.form == Form::kPronoun) {
      if (!m.refers) return;
      if (m.body >= 0) {
        a.entity = base_.entity(m.body).id, a.name = base_.entity(m.body).name, a.kind = base_.entity(m.body).kind;
      } else if (m.state >= 0) {
        a.entity = state, a.name = base_.entity(m.state).name, a.kind = ActorKind::kCountry;
      }
      return;
    }
    if (m.form == Form::kName || m.named >= 0) {
      const Span name = m.form == Form::kName ? m.name : found_.mentions[static_cast<size_t>(m.named)].name;
      a.name = words(name);
      a.entity = "name:" + normal(name);
      return;
    }
    if (fighters_of_group(m)) {
      const ActorEntity& g = base_.entity(m.body);
      a.entity = g.id, a.name = g.name, a.country = g.country, a.sector = g.sector, a.code = g.code;
      return;
    }
    a.name = words(m.tokens);
    if (m.form == Form::kNoun && m.number == Number::kPlural && m.title >= 0 && a.sector.empty()) a.sector = base_.title(m.title).sector;
    a.entity = "name:" + (state.empty() ? m.body >= 0 ? base_.entity(m.body).id + " " : std::string() : state + " ") + phrase(m);
  }
  // "Taliban fighters" stand for the Taliban as "Russian troops" for Russia's forces.
  bool fighters_of_group(const Mention& m) const {
    if (m.form != Form::kNoun || m.body < 0 || m.counted || m.number != Number::kPlural) return false;
    return base_.entity(m.body).kind == ActorKind::kGroup && (m.sector == "REB" || m.sector == "PRM" || m.sector == "MIL");
  }
  std::string normal(Span tokens) const {
    std::string out = name_id(words(tokens));
    if (out.empty()) out = lower(words(tokens));
    std::replace(out.begin(), out.end(), '_', ' ');
    return out;
  }
  // The term's words with the head's lemma: "border guard".
  std::string phrase(const Mention& m) const {
    const int32_t t = found_.term_of[static_cast<size_t>(m.head)];
    if (t < 0) return lower(doc_.lemma(m.head));
    const Span tokens = found_.terms[static_cast<size_t>(t)].tokens;
    std::string out;
    for (int32_t i = tokens.begin; i < tokens.end; ++i) {
      if (!out.empty()) out.push_back(' ');
      out += lower(i == m.head ? doc_.lemma(i) : doc_.word(i));
    }
    return out;
  }

  const Doc& doc_;
  const ActorBase& base_;
  std::optional<Day> day_;
  const Found& found_;
  std::vector<int32_t> done_;  // by mention: index of its actor
  std::vector<Actor> out_;
};

}  // namespace
}  // namespace actors

Result<ActorReader> ActorReader::load(const DataFiles& data, const Lexicon& lexicon) {
  ActorReader out;
  VEDETTE_TRY(out.base_, ActorBase::load(data));
  out.classes_ = actors::Classes::of(lexicon);
  return out;
}

std::vector<Actor> ActorReader::read(const ReadingContext& context, const Moment& published, std::span<const Place> places,
                                     Span dateline) const {
  const bool dated = published.precision != Precision::kNone && published.precision != Precision::kYear;
  const std::optional<Day> day = dated ? std::optional(day_of(published)) : std::nullopt;
  actors::Found found;
  actors::find_names(context, base_, classes_, found);
  actors::find_terms(context.doc, base_, found);
  actors::find_quotes(context.doc, found);
  actors::mark_places(context.doc, base_, places, dateline, found);
  actors::find_mentions(context, base_, classes_, found);
  actors::resolve_mentions(context, base_, classes_, day, found);
  return actors::Writer(context, base_, day, found).run();
}

}  // namespace vedette
