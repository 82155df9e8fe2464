#include "reading/actors/offices.h"

#include <algorithm>
#include <array>

#include "reading/actors/spelling.h"

namespace vedette::actors {
namespace {

class OfficeResolver {
 public:
  OfficeResolver(const ReadingContext& c, const ActorBase& base, Day day, Found& found) : doc_(c.doc), base_(base), day_(day), found_(found) {}

  void run() {
    for (Mention& m : found_.mentions) {
      if (m.entity >= 0 || m.link >= 0 || m.former || m.title < 0 || m.number == Number::kPlural) continue;
      if (m.form == Form::kRole && (m.definite || !m.counted)) role(m);
      if (m.form == Form::kName && m.kind == ActorKind::kPerson) named(m, m.name);
    }
  }

 private:
  void role(Mention& m) const {
    if (m.named >= 0) return named(m, found_.mentions[static_cast<size_t>(m.named)].name);
    if (const auto person = holder(m)) m.entity = *person, m.refers = true;
  }
  // A title with a name that the base does not have as it is spelt here.
  void named(Mention& m, Span name) const {
    const auto person = holder(m);
    if (person && same_spelling(slice(doc_.text, doc_.bytes(name)), base_.entity(*person).name)) m.entity = *person;
  }

  std::optional<int32_t> holder(const Mention& m) const {
    const std::string_view kind = base_.title(m.title).office;
    if (m.body >= 0) return body_holder(m, kind);
    if (m.state >= 0 && m.organ <= 0) return of_state(m, m.state, kind);
    return std::nullopt;
  }
  std::optional<int32_t> of_state(const Mention& m, int32_t of, std::string_view kind) const {
    if (kind == "spk" && base_.entity(of).kind == ActorKind::kCountry) return std::nullopt;  // a state has many
    return base_.holder(of, m.title_key, kind, day_);
  }
  // The body's own office, its parent's, then the office of its state that bears the body's name: "the Kremlin chief".
  std::optional<int32_t> body_holder(const Mention& m, std::string_view kind) const {
    if (const auto person = of_body(m, m.body, kind)) return person;
    const ActorEntity& body = base_.entity(m.body);
    if (body.parent >= 0) {
      if (const auto person = of_body(m, body.parent, kind)) return person;
    }
    if (body.kind != ActorKind::kGovernment || body.country.empty()) return std::nullopt;
    const auto state = base_.find_state(body.country);
    if (!state) return std::nullopt;
    for (const uint64_t key : {phrase(m, m.head + 1), phrase(m, m.tokens.end)}) {
      if (const auto person = base_.holder(*state, key, {}, day_)) return person;
    }
    return kind == "spk" ? std::nullopt : of_state(m, *state, kind);
  }
  std::optional<int32_t> of_body(const Mention& m, int32_t of, std::string_view kind) const {
    if (const auto person = of_state(m, of, kind)) return person;
    if (const auto person = base_.holder(of, phrase(m, m.head + 1), {}, day_)) return person;  // "NATO chief"
    return is_leading_title(m.title_key) ? base_.holder_of_title(of, "leader", day_) : std::nullopt;
  }
  // The key of the mention's words up to `end`, without articles, hyphens and the possessive.
  uint64_t phrase(const Mention& m, int32_t end) const {
    uint64_t key = 0;
    for (int32_t t = m.tokens.begin; t < std::min(end, m.tokens.end); ++t) {
      const std::string_view w = doc_.word(t);
      const bool article = t <= m.head && (w == "the" || w == "The" || w == "a");
      if (w != "-" && !article && doc_.tags[static_cast<size_t>(t)] != Tag::kPos) key = ActorBase::term_key(key, ActorBase::word_hash(w));
    }
    return key;
  }

  const Doc& doc_;
  const ActorBase& base_;
  Day day_;
  Found& found_;
};

}  // namespace

void resolve_offices(const ReadingContext& context, const ActorBase& base, Day day, Found& found) {
  OfficeResolver(context, base, day, found).run();
}

bool is_leading_title(uint64_t title_key) {
  static const std::array<uint64_t, 4> keys = {ActorBase::phrase_key("chief"), ActorBase::phrase_key("head"), ActorBase::phrase_key("boss"),
                                               ActorBase::phrase_key("leader")};
  return std::find(keys.begin(), keys.end(), title_key) != keys.end();
}

bool has_led(const ActorBase& base, int32_t person, int32_t body) {
  static const uint64_t leader = ActorBase::phrase_key("leader");
  const auto tenures = base.tenures(person);
  return std::any_of(tenures.begin(), tenures.end(), [&](const Tenure& t) {
    const Office& office = base.office(t.office);
    return office.of == body && std::find(office.titles.begin(), office.titles.end(), leader) != office.titles.end();
  });
}

}  // namespace vedette::actors
