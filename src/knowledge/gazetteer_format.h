// The layout of gazetteer.vgz, shared by its writer (tools/gazetteer) and its reader (knowledge/gazetteer.h).
//
// Little-endian; all numbers are read through memcpy. A file is the header, then the sections in the order of Section,
// each at a multiple of 8 bytes. Names are UTF-8 in the text section, by offset and length.
//
//   header   "VGAZ" u32 version u32 sections u32 0, then for each section: u64 offset, u64 bytes
//   slots    u32 each, a power of two of them: 0 empty, else index + 1 into keys; open addressing, linear probing by
//   key_hash keys     KeyEntry: a folded name and its postings postings u32 each: record << 4 | flags records  Record
//   text     all strings
//   countries, admin1, neighbours, borders: tables
//   digest   short_digest of the other sections
#pragma once

#include <cstdint>
#include <string_view>

namespace vedette::gazetteer_format {

constexpr char kMagic[4] = {'V', 'G', 'A', 'Z'};
constexpr uint32_t kVersion = 4;

enum Section : uint32_t {
  kSlots,
  kKeys,
  kPostings,
  kRecords,
  kText,
  kCountries,
  kAdmin1,
  kNeighbours,
  kBorders,
  kDigest,
  kSectionCount
};

// How a name belongs to a record. kMain: its own name; kShape: only as written (abbreviations: the surface must have
// capitals or points); kPeople: an adjective or the name of the people.
enum PostingFlags : uint32_t { kMain = 1, kShape = 2, kPeople = 4, kSeat = 8 };

struct KeyEntry {
  uint32_t text_at;
  uint32_t postings_at;
  uint16_t text_size;
  uint16_t postings;
};
static_assert(sizeof(KeyEntry) == 12);

struct Record {
  uint32_t geonames;  // 0: none
  int32_t lat_e5;     // degrees × 100,000; kNoPoint: not known
  int32_t lon_e5;
  uint32_t population;  // 0: not known
  uint32_t name_at;
  uint32_t id_at;      // id of data/places, ended by a zero byte; 0: none
  uint16_t country;    // index into countries, kNone16: none
  uint16_t admin1;     // index into admin1, kNone16: none
  uint16_t radius_km;  // of an area, 0: not known
  uint8_t kind;        // PlaceKind
  uint8_t name_size;
};
static_assert(sizeof(Record) == 32);

constexpr int32_t kNoPoint = INT32_MIN;
constexpr uint16_t kNone16 = 0xFFFF;

struct Country {
  char iso2[2];
  char iso3[3];
  char continent[2];
  char pad;
  uint32_t record;
  uint32_t capital;  // record, or 0xFFFFFFFF
  uint32_t area_km2;
  uint32_t neighbours_at;
  uint32_t neighbours;
};
static_assert(sizeof(Country) == 28);

struct Admin1 {
  uint32_t record;
  uint16_t country;
  char code[6];  // GeoNames' code, padded with zeros
};
static_assert(sizeof(Admin1) == 12);

// The middle of the common border of two countries; a < b.
struct Border {
  uint16_t a, b;
  int32_t lat_e5, lon_e5;
  uint32_t length_km;
};
static_assert(sizeof(Border) == 16);

// FNV-1a, 64 bits, folded to 32.
inline uint32_t key_hash(std::string_view key) {
  uint64_t h = 14695981039346656037ull;
  for (const char c : key) h = (h ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  return static_cast<uint32_t>(h ^ (h >> 32));
}

}  // namespace vedette::gazetteer_format
