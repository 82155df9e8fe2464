// Reports that go through the engine together: its layers run best over some tens of kilobytes of text. A wave of batches
// is read, worked on and forgotten, so that a feed of any size needs the memory of one wave.
#pragma once

#include <cstdio>
#include <functional>
#include <utility>
#include <vector>

#include "base/span.h"
#include "feed/feed.h"
#include "types/report.h"

namespace vedette {

constexpr size_t kBatchBytes = 32 << 10;

// Ranges of reports with some 32 KB of text each, in order, covering all.
inline std::vector<Span> make_batches(const std::vector<Report>& reports) {
  std::vector<Span> out;
  size_t bytes = kBatchBytes;
  for (size_t i = 0; i < reports.size(); ++i) {
    const auto at = static_cast<int32_t>(i);
    if (bytes >= kBatchBytes) out.push_back({at, at}), bytes = 0;
    out.back().end = at + 1;
    bytes += reports[i].text.size();
  }
  return out;
}

// Gathers reports into waves of `batches` batches; names what is refused on stderr.
class WaveSink : public FeedSink {
 public:
  using Work = std::function<void(std::vector<Report>)>;
  // `command` is the name in messages and must outlive the sink.
  WaveSink(const char* command, size_t batches, Work work) : command_(command), most_(batches * kBatchBytes), work_(std::move(work)) {}

  void take(Report report) override {
    bytes_ += report.text.size();
    wave_.push_back(std::move(report));
    if (bytes_ >= most_ || wave_.size() >= kMostReports) flush();
  }
  void refuse(Error error) override {
    refused_ = true;
    std::fprintf(stderr, "vedette %s: refused: %s\n", command_, error.to_string().c_str());
  }
  // Works on what is left. To be called once, behind the last report.
  void flush() {
    bytes_ = 0;
    if (!wave_.empty()) work_(std::exchange(wave_, {}));
  }
  bool refused() const { return refused_; }

 private:
  static constexpr size_t kMostReports = 10000;  // of empty texts, too, there may be many
  const char* command_;
  size_t most_;
  Work work_;
  std::vector<Report> wave_;
  size_t bytes_ = 0;
  bool refused_ = false;
};

}  // namespace vedette
