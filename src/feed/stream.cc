#include "feed/stream.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace vedette {
namespace {

constexpr size_t kPiece = 64 << 10;

class FileStream : public ByteStream {
 public:
  FileStream(int fd, bool owned) : fd_(fd), owned_(owned) {}
  FileStream(const FileStream&) = delete;
  FileStream& operator=(const FileStream&) = delete;
  ~FileStream() override {
    if (owned_) ::close(fd_);
  }
  Result<size_t> read(char* to, size_t n) override {
    for (;;) {
      const ssize_t got = ::read(fd_, to, n);
      if (got >= 0) return static_cast<size_t>(got);
      if (errno != EINTR) return Error{ErrorCode::kUnreadable, std::strerror(errno), ""};
    }
  }

 private:
  int fd_;
  bool owned_;
};

class MemoryStream : public ByteStream {
 public:
  explicit MemoryStream(std::string_view bytes) : left_(bytes) {}
  Result<size_t> read(char* to, size_t n) override {
    n = std::min(n, left_.size());
    std::memcpy(to, left_.data(), n);
    left_.remove_prefix(n);
    return n;
  }

 private:
  std::string_view left_;
};

// zlib's own automatic choice between gzip and zlib headers.
constexpr int kAnyHeader = 15 + 32;

class GunzipStream : public ByteStream {
 public:
  explicit GunzipStream(std::unique_ptr<ByteStream> packed) : packed_(std::move(packed)) {
    ready_ = inflateInit2(&z_, kAnyHeader) == Z_OK;
  }
  GunzipStream(const GunzipStream&) = delete;
  GunzipStream& operator=(const GunzipStream&) = delete;
  ~GunzipStream() override { inflateEnd(&z_); }

  Result<size_t> read(char* to, size_t n) override {
    if (!ready_) return Error{ErrorCode::kUnsupported, "zlib cannot start", ""};
    n = std::min(n, kPiece);
    z_.next_out = reinterpret_cast<Bytef*>(to);
    z_.avail_out = static_cast<uInt>(n);
    while (z_.avail_out == n) {
      if (z_.avail_in == 0 && !source_end_) VEDETTE_CHECK(more());
      if (z_.avail_in == 0 && source_end_) {
        if (between_members_) return size_t{0};
        return Error{ErrorCode::kMalformed, "truncated gzip", ""};
      }
      if (between_members_) {
        if (*z_.next_in != 0x1f) return size_t{0};  // padding behind the last member
        if (any_member_) inflateReset(&z_);
        between_members_ = false, any_member_ = true;
      }
      const int state = inflate(&z_, Z_NO_FLUSH);
      if (state == Z_STREAM_END) {
        between_members_ = true;
      } else if (state != Z_OK && state != Z_BUF_ERROR) {
        return Error{ErrorCode::kMalformed, "damaged gzip", ""};
      }
    }
    return n - z_.avail_out;
  }

 private:
  Status more() {
    VEDETTE_TRY(const size_t got, packed_->read(buffer_, sizeof buffer_));
    z_.next_in = reinterpret_cast<Bytef*>(buffer_);
    z_.avail_in = static_cast<uInt>(got);
    source_end_ = got == 0;
    return ok();
  }

  std::unique_ptr<ByteStream> packed_;
  z_stream z_{};
  char buffer_[kPiece];
  bool ready_ = false;
  bool source_end_ = false;
  bool between_members_ = true;
  bool any_member_ = false;
};

}  // namespace

Result<std::unique_ptr<ByteStream>> open_stream(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return Error{errno == ENOENT ? ErrorCode::kNotFound : ErrorCode::kUnreadable, std::strerror(errno), path};
  return std::unique_ptr<ByteStream>(std::make_unique<FileStream>(fd, true));
}

std::unique_ptr<ByteStream> stdin_stream() { return std::make_unique<FileStream>(STDIN_FILENO, false); }
std::unique_ptr<ByteStream> memory_stream(std::string_view bytes) { return std::make_unique<MemoryStream>(bytes); }
std::unique_ptr<ByteStream> gunzip(std::unique_ptr<ByteStream> packed) { return std::make_unique<GunzipStream>(std::move(packed)); }

Result<std::string> inflate_all(std::string_view packed, size_t most) {
  z_stream z{};
  if (inflateInit2(&z, kAnyHeader) != Z_OK) return Error{ErrorCode::kUnsupported, "zlib cannot start", ""};
  // zlib counts in 32 bits; what is larger than that is above any limit here.
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  z.avail_in = static_cast<uInt>(std::min<size_t>(packed.size(), UINT32_MAX));
  std::string out;
  std::string piece(kPiece, '\0');
  int state = Z_OK;
  while (state == Z_OK && out.size() <= most) {
    z.next_out = reinterpret_cast<Bytef*>(piece.data());
    z.avail_out = static_cast<uInt>(piece.size());
    state = inflate(&z, Z_NO_FLUSH);
    out.append(piece, 0, piece.size() - z.avail_out);
  }
  inflateEnd(&z);
  if (out.size() > most) return Error{ErrorCode::kMalformed, fmt::format("unpacks to more than {} MB", most >> 20), ""};
  if (state != Z_STREAM_END) return Error{ErrorCode::kMalformed, "damaged or truncated compression", ""};
  return out;
}

Input::Input(std::unique_ptr<ByteStream> stream, std::string name) : stream_(std::move(stream)), name_(std::move(name)) {
  const std::string_view head = peek(2);
  if (head != "\x1f\x8b" || failed_) return;
  // What has been read already goes in front of the rest of the packed stream.
  struct Rejoined : ByteStream {
    std::string head;
    size_t given = 0;
    std::unique_ptr<ByteStream> tail;
    Result<size_t> read(char* to, size_t n) override {
      if (given == head.size()) return tail->read(to, n);
      n = std::min(n, head.size() - given);
      std::memcpy(to, head.data() + given, n);
      given += n;
      return n;
    }
  };
  auto packed = std::make_unique<Rejoined>();
  packed->head = std::exchange(held_, {});
  packed->tail = std::move(stream_);
  stream_ = gunzip(std::move(packed));
  gzip_ = true, end_ = false, at_ = 0;
}

std::string_view Input::form_name() const {
  std::string_view out = name_;
  if (const size_t slash = out.rfind('/'); slash != std::string_view::npos) out.remove_prefix(slash + 1);
  if (gzip_ && out.ends_with(".gz")) out.remove_suffix(3);
  return out;
}

bool Input::fill() {
  if (end_) return false;
  if (at_ > kPiece && at_ * 2 > held_.size()) held_.erase(0, std::exchange(at_, 0));
  const size_t before = held_.size();
  held_.resize(before + kPiece);
  const auto got = stream_->read(held_.data() + before, kPiece);
  held_.resize(before + (got.has_value() ? *got : 0));
  if (!got.has_value()) failed_ = Error{got.error().code, got.error().message, name_};
  end_ = held_.size() == before;
  return !end_;
}

std::string_view Input::peek(size_t n) {
  while (held_.size() - at_ < n && fill()) {
  }
  return std::string_view(held_).substr(at_, n);
}

std::optional<Input::Line> Input::line(std::string& out, size_t most) {
  out.clear();
  if (at_end()) return std::nullopt;
  bool too_long = false;
  for (;;) {
    const std::string_view held = std::string_view(held_).substr(at_);
    const size_t end = held.find('\n');
    const size_t here = std::min(end, held.size());
    const size_t room = most - out.size();
    too_long = too_long || here > room;
    out.append(held.substr(0, std::min(here, room)));
    at_ += here + (end == std::string_view::npos ? 0 : 1);
    if (end != std::string_view::npos || !fill()) return too_long ? Line::kTooLong : Line::kWhole;
  }
}

size_t Input::take(std::string& out, size_t n) {
  size_t given = 0;
  while (given < n && !at_end()) {
    const size_t here = std::min(n - given, held_.size() - at_);
    out.append(held_, at_, here);
    at_ += here, given += here;
  }
  return given;
}

uint64_t Input::skip(uint64_t n) {
  uint64_t passed = 0;
  while (passed < n && !at_end()) {
    const auto here = static_cast<size_t>(std::min<uint64_t>(n - passed, held_.size() - at_));
    at_ += here, passed += here;
  }
  return passed;
}

Result<std::string> Input::rest(size_t most) {
  std::string out;
  take(out, most);
  if (failed_) return *failed_;
  if (!at_end()) return Error{ErrorCode::kMalformed, fmt::format("larger than {} MB", most >> 20), name_};
  if (failed_) return *failed_;
  return out;
}

}  // namespace vedette
