// Streams: foreign bytes, read forward in bounded pieces, from a file, standard input, memory, or out of gzip.
//
//   Input in(open_stream("reports.jsonl.gz"), "reports.jsonl.gz");     // gzip is seen and taken off
//   std::string line;
//   while (const auto got = in.line(line, kMaxLine)) use(line, *got == Input::Line::kTooLong);
//   if (in.failed()) refuse(*in.failed());                             // truncated gzip, a disk that fails
//
// Nothing here holds more of an input than the reader asks for. Not safe to share between threads.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace vedette {

// What one report, one line and one whole document may take, in bytes; more is refused by name.
constexpr size_t kMaxText = size_t{16} << 20;
constexpr size_t kMaxLine = size_t{64} << 20;
constexpr size_t kMaxWhole = size_t{64} << 20;

class ByteStream {
 public:
  virtual ~ByteStream() = default;
  // Up to n bytes into `to`, 0 at the end. Requires n > 0. The Error names no place: the reader does.
  virtual Result<size_t> read(char* to, size_t n) = 0;
};

Result<std::unique_ptr<ByteStream>> open_stream(const std::string& path);
std::unique_ptr<ByteStream> stdin_stream();
// `bytes` must outlive the stream.
std::unique_ptr<ByteStream> memory_stream(std::string_view bytes);
// The bytes inside gzip, members one after the other. A damaged or cut member is an Error at the place where it shows.
std::unique_ptr<ByteStream> gunzip(std::unique_ptr<ByteStream> packed);
// gzip ('\x1f' '\x8b') or zlib bytes in memory, whole; kMalformed where damaged or above `most`.
Result<std::string> inflate_all(std::string_view packed, size_t most);

class Input {
 public:
  enum class Line { kWhole, kTooLong };

  Input(std::unique_ptr<ByteStream> stream, std::string name);

  const std::string& name() const { return name_; }
  // The file's base name without ".gz" where that was taken off: what tells the form.
  std::string_view form_name() const;
  bool was_gzip() const { return gzip_; }

  // Up to n bytes from here, fewer at the end. Valid until the next call. Requires n <= 64 KB.
  std::string_view peek(size_t n);
  // The next line without '\n' ('\r' stays); nothing at the end. Of a line above `most` bytes the first `most` are given
  // and the rest is passed over.
  std::optional<Line> line(std::string& out, size_t most);
  // Appends the next n bytes, fewer at the end; the number given.
  size_t take(std::string& out, size_t n);
  // Passes over n bytes; the number passed.
  uint64_t skip(uint64_t n);
  // All that is left; kMalformed where it is more than `most` bytes, or the stream failed.
  Result<std::string> rest(size_t most);
  bool at_end() { return peek(1).empty(); }
  // Why reading ended before the end, with the name; empty where it did not.
  const std::optional<Error>& failed() const { return failed_; }

 private:
  bool fill();  // more bytes behind those that are held; false at the end

  std::unique_ptr<ByteStream> stream_;
  std::string name_;
  std::string held_;   // read and not yet given: [at_, held_.size())
  size_t at_ = 0;
  bool end_ = false;
  bool gzip_ = false;
  std::optional<Error> failed_;
};

}  // namespace vedette
