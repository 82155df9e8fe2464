#include "reading/reader.h"

#include <algorithm>

#include "reading/context.h"
#include "reading/sentences.h"
#include "reading/joined_words.h"
#include "reading/settle.h"
#include "reading/statements/occasions.h"
#include "reading/times/own_date.h"

namespace vedette {

Result<Reader> Reader::load(const DataFiles& data, std::shared_ptr<const Gazetteer> world, std::shared_ptr<const LearnedCoder> coder) {
  Reader out;
  VEDETTE_TRY(out.lexicon_, Lexicon::load(data));
  VEDETTE_TRY(out.actors_, ActorReader::load(data, out.lexicon_));
  VEDETTE_TRY(out.places_, PlaceReader::load(data, std::move(world)));
  VEDETTE_TRY(out.times_, TimeReader::load(data));
  VEDETTE_TRY(out.quantities_, QuantityReader::load(data));
  VEDETTE_TRY(out.statements_, StatementReader::load(data, out.lexicon_));
  VEDETTE_TRY(out.events_, EventReader::load(data, out.lexicon_, std::move(coder)));
  VEDETTE_TRY(out.status_, StatusReader::load(data, out.lexicon_));
  // Each stage loads here and interns its words; afterwards all is const.
  return out;
}

namespace {

// What the text says of its own date: the dateline's, and the publication where it was not given.
void date_itself(const std::optional<OwnDate>& own, Reading& out) {
  if (!own) return;
  if (!out.published.moment.known()) out.published = {own->date, Published::From::kText};
  if (!out.dateline) out.dateline = Dateline{own->span, -1, {}};
  out.dateline->date = own->date;
}

// The years in which all persons named in the report held an office of a state or body that it names too.
std::pair<int32_t, int32_t> years_in_office(const ActorBase& base, const std::vector<Actor>& actors) {
  using namespace std::chrono;
  int32_t first = 0;
  int32_t last = 9999;
  for (const Actor& a : actors) {
    const auto person = a.kind == ActorKind::kPerson ? base.find(a.entity) : std::nullopt;
    if (!person) continue;
    int32_t from = 9999;
    int32_t to = 0;
    for (const Tenure& t : base.tenures(*person)) {
      const std::string& of = base.entity(base.office(t.office).of).id;
      const bool named = std::any_of(actors.begin(), actors.end(), [&](const Actor& b) { return b.entity == of || b.entity.starts_with(of + "."); });
      if (!named) continue;
      from = std::min(from, static_cast<int32_t>(int{year_month_day{t.from}.year()}));
      to = std::max(to, static_cast<int32_t>(int{year_month_day{t.to - days{1}}.year()}));
    }
    if (to == 0) continue;
    first = std::max(first, from), last = std::min(last, to);
  }
  return {first, last};
}

}  // namespace

Reading Reader::read(const Report& report, const Doc& parsed, std::vector<PairFeatures>* asked) const {
  const std::optional<Doc> joined = join_prefixes(parsed);
  const Doc& doc = joined ? *joined : parsed;
  const ReadingContext context(report, doc, lexicon_);
  Reading out;
  out.published = report.published;
  out.sentences = cut_sentences(report, doc);
  const std::vector<TimeMention> times = times_.read(doc);
  // actors → places → times → quantities → statements → events → status → settle: each takes the earlier ones as const.
  const std::optional<OwnDate> own = own_date(doc, times, report.published.moment);
  date_itself(own, out);
  // Each tells the other something: which names are towns, and whose; which unknown names are persons and bodies.
  const PlacesFound first_look = places_.read(report, doc);
  const Span written_at = first_look.dateline ? first_look.dateline->span : kNoSpan;
  out.actors = actors_.read(context, out.published.moment, first_look.places, written_at);
  if (!out.published.moment.known()) {
    const auto [first, last] = years_in_office(actors_.base(), out.actors);
    const Moment inferred = first > 0 && last < 9999 ? infer_publication(context, first, last) : Moment{};
    if (inferred.known()) {
      out.published = {inferred, Published::From::kInferred};
      out.actors = actors_.read(context, inferred, first_look.places, written_at);
    }
  }
  PlacesFound found = places_.read(report, doc, out.actors);
  out.places = std::move(found.places);
  if (found.dateline) {  // its place stands first; the date is the text's own
    found.dateline->date = own ? own->date : Moment{};
    out.dateline = found.dateline;
  }
  out.quantities = quantities_.read(doc, times, out.actors);
  out.times = settle_times(doc, times, out.published.moment, {});
  out.statements = statements_.read(context, out);
  out.actors = settle_first_person(context, std::move(out.actors), out.statements);
  settle_quantities(context, out.actors, out.statements, out.quantities);
  settle_said(context, out.times, out.published, out.statements);
  out.times = settle_times(doc, times, out.published.moment, said_ranges(out.statements));
  Events events = events_->read({context, out.actors, out.places, out.quantities});
  out.actors.insert(out.actors.end(), events.added.begin(), events.added.end());
  events.mentions = status_->read(context, out.actors, out.statements, std::move(events.mentions));
  events.asked = status_->read(context, out.actors, out.statements, std::move(events.asked));
  settle_event_times(context, out.times, out.published.moment, events.mentions);
  events_->codify(events, report.codebook);
  if (asked) {
    for (RelationCandidates& question : events.questions) asked->push_back(std::move(question.features));
  }
  if (!report.ask.empty()) {
    out.answers.emplace();
    if (!report.ask.relations.empty()) out.answers->relations = events_->answer(events);
    for (const Ask::Range& range : report.ask.factuality) {
      out.answers->factuality.push_back(status_->factuality(context, {range.begin, range.end}));
    }
  }
  out.events = std::move(events.mentions);
  for (EventMention& e : out.events) e.sentence = sentence_at(out.sentences, e.anchor.begin);
  return out;
}

}  // namespace vedette
