// The grouper's state as bytes. Form: magic, number of closed reports, old stories, counts of terms (ascending).
#include <algorithm>

#include "story/grouper.h"
#include "story/sketch_codec.h"

namespace vedette {
namespace {

constexpr std::string_view kMagic = "vedette.stories.1\n";

void put_counts(std::string& out, const TermCounts& seen) {
  std::vector<std::pair<uint32_t, int32_t>> counts(seen.counts().begin(), seen.counts().end());
  std::sort(counts.begin(), counts.end());
  put_u32(out, static_cast<uint32_t>(seen.reports()));
  put_u32(out, static_cast<uint32_t>(counts.size()));
  for (const auto& [term, count] : counts) put_u32(out, term), put_u32(out, static_cast<uint32_t>(count));
}

TermCounts get_counts(ByteReader& in) {
  constexpr uint32_t kMost = 1U << 30;
  TermCounts out;
  const uint32_t reports = in.u32();
  const size_t n = in.u32();
  if (reports > kMost || n > in.remaining() / (2 * sizeof(uint32_t))) in.fail();
  out.set_reports(static_cast<int32_t>(reports));
  for (size_t i = 0; in.ok() && i < n; ++i) {
    const uint32_t term = in.u32();
    const uint32_t count = in.u32();
    if (count == 0 || count > kMost) in.fail();
    out.set(term, static_cast<int32_t>(count));
  }
  return out;
}

}  // namespace

std::string StoryGrouper::save() const {
  std::string out(kMagic);
  put_u32(out, static_cast<uint32_t>(past_.reports));
  put_u32(out, static_cast<uint32_t>(past_.stories.size()));
  for (const OldStory& s : past_.stories) {
    put_text(out, s.id);
    put_text(out, s.founder);
    put_moment(out, s.founded);
    put_u32(out, static_cast<uint32_t>(s.last.size()));
    for (const Sketch& sketch : s.last) put_sketch(out, sketch);
  }
  put_counts(out, past_.seen);
  return out;
}

Result<StoryGrouper> StoryGrouper::load(std::string_view bytes) {
  ByteReader in(bytes);
  StoryGrouper out;
  if (in.take(kMagic.size()) != kMagic) in.fail();
  out.past_.reports = in.u32();
  const size_t stories = in.u32();
  for (size_t i = 0; in.ok() && i < stories; ++i) {
    OldStory s;
    s.id = get_text(in);
    s.founder = get_text(in);
    s.founded = get_moment(in);
    const size_t n = in.u32();
    if (n == 0) in.fail();
    for (size_t k = 0; in.ok() && k < n; ++k) s.last.push_back(get_sketch(in));
    out.past_.stories.push_back(std::move(s));
  }
  out.past_.seen = get_counts(in);
  if (!in.ok() || in.remaining() != 0) return Error{ErrorCode::kMalformed, "not a state of the grouping of reports", ""};
  return out;
}

}  // namespace vedette
