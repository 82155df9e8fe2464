// A report for tests whose reading fills every field.
#pragma once

#include <string>

#include "base/digest.h"
#include "types/story.h"

namespace vedette {

inline ReadReport full_report(const std::string& id, const std::string& published) {
  ReadReport out;
  Report& r = out.report;
  r.id = id;
  r.text = "Arland’s ministry said on Monday that two brigades had left Port Ems. Vessa denied it.";
  r.digest = short_digest(r.text);
  r.title = "Arland says brigades left";
  r.outlet = "Harbour Post";
  r.url = "https://post.example/" + id;
  r.lang = "en", r.country = "AR", r.codebook = "plv", r.from = "a.jsonl:3";
  if (const auto moment = parse_moment(published)) r.published = {*moment, Published::From::kGiven};
  r.author = "N. Ferrow", r.modified = *parse_moment("2031-03-01T11:30Z"), r.article = "https://post.example/" + id;
  r.parts = {{{0, 6}, PartKind::kDateline}, {{72, 88}, PartKind::kCaption}};
  r.ask.relations = {{0, 6, -1, -1}};
  r.ask.factuality = {{10, 18}};
  r.passthrough = {{"desk", "\"east\""}, {"tags", "[1,{\"a\":null}]"}};

  Reading& x = out.reading;
  x.published = r.published;
  x.dateline = Dateline{{0, 6}, 0, *parse_moment("2031-03-01")};
  x.sentences = {{0, 71}, {72, 88}};
  Actor ministry;
  ministry.span = {0, 17}, ministry.head = {9, 17}, ministry.name = "Arland's ministry", ministry.code = "ARLGOV", ministry.country = "ARL";
  ministry.sector = "GOV", ministry.kind = ActorKind::kGovernment, ministry.entity = "arland.ministry", ministry.side = "arland";
  ministry.observer = true;
  Actor vessa;
  vessa.span = vessa.head = {72, 77}, vessa.name = "Vessa", vessa.country = "VES", vessa.kind = ActorKind::kCountry, vessa.pronoun = true;
  x.actors = {ministry, vessa};
  Place port;
  port.span = {62, 70}, port.name = "Port Ems", port.kind = "city", port.lat = 12.3456789, port.lon = -0.1, port.geonames = 77;
  port.country = "ARL", port.admin1 = "03", port.precision = "city", port.entity = "geonames:77";
  port.relation = {PlaceRelationKind::kDistance, 40.5, "nne", {0}};
  x.places = {port};
  x.times = {{{26, 32}, TimexType::kDate, "2031-02-24", "APPROX"}};
  x.quantities = {{{38, 50}, 2.0, std::nullopt, Bound::kAtLeast, "percent", "personnel", {42, 50}, 0, Measure::kFlowOut, {0}}};
  Statement said;
  said.source = {{0, 17}}, said.cue = {20, 24}, said.content = {{33, 70}}, said.speaker = {0}, said.addressee = {1};
  said.quotation = QuotationKind::kMixed, said.act = Act::kAnnounce, said.said = *parse_moment("2031-02-24T10:00Z");
  said.said_from = Published::From::kText, said.occasion = Occasion{{26, 32}, OccasionKind::kSpeech}, said.rule = "say", said.asserts = false;
  x.statements = {said, said};
  x.statements[1].parent = 0;
  EventMention left;
  left.id = "e1", left.anchor = {55, 59}, left.lemma = "leave", left.span = {38, 70}, left.sentence = 0, left.deed = "withdraw_forces", left.type = "CONCEDE";
  left.type_plain = "RETREAT", left.mode = "withdraw", left.context = {"military"}, left.cameo = "087", left.goldstein = 9, left.plover_score = 5.25;
  left.actor = {0}, left.recipient = {1}, left.place = left.origin = 0, left.destination = -1, left.time = *parse_moment("2031-02-24");
  left.time_from_text = true, left.quantities = {0}, left.negative = true, left.tense = Tense::kPast, left.phase = Phase::kReversed;
  left.condition = {0, 6}, left.modality = Modality::kNotHappened, left.factuality = -2.123456, left.basis = Basis::kDeclared;
  left.recency = Recency::kContinuing, left.attribution = {0, 1}, left.rule = "withdraw.1", left.confidence = 0.333333333, left.named_only = true;
  x.events = {left};
  x.answers = Answers{{{"CONCEDE", "withdraw", {{"CONCEDE", 0.75}, {"AGREE", 0.25}}}}, {2.5}};
  out.sketch = {id, r.published.moment, {{3, 1}, {4000000000U, 2}}, {{17, 65535}}, {5, 6, 7}};
  return out;
}

}  // namespace vedette
