// Codebook: the deeds, and the tables that turn a deed and its status into PLOVER and CAMEO (data/codebook/).
//
//   VEDETTE_TRY(Codebook book, Codebook::load(data));
//   const int32_t deed = book.find("withdraw_forces");
//   Coding c = book.code(deed, DeedState::kPlanned, book.profile("plover-2.0"));   // CONCEDE, 0356
//
// Built once, then const and safe to share between threads.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "knowledge/data_files.h"
#include "base/line_file.h"
#include "types/status.h"

namespace vedette {

// Whose deed an event is: the side whose word about it is declared, never observed.
enum class Mover : uint8_t { kActor, kRecipient, kBoth, kNone };

struct Deed {
  std::string id;
  std::string type;                   // PLOVER's, plain; empty: none
  std::string mode;
  std::vector<std::string> contexts;
  std::string cameo;                  // empty: none
  std::string family;                 // of indicators, "posture", "ceasefire", …; empty: none
  std::string reverse;                // the deed that undoes it; empty: none
  Mover mover = Mover::kActor;
  bool verbal = false;                // done by words
  std::string meaning;
  std::string cls;                    // the class of the profile tables: the type in lower case, or "none"
};

// The state of a deed as the profile tables tell them apart.
enum class DeedState : uint8_t { kReal, kPlanned, kOrdered, kPossible, kDemanded, kNotDone, kWillNot };
constexpr size_t kDeedStates = 7;
// `ordered`: what is planned was ordered by one who can.
DeedState deed_state(Modality modality, Tense tense, bool ordered = false);

struct Coding {
  std::string type, type_plain, mode, cameo;  // empty: none
  std::vector<std::string> contexts;
  std::optional<double> goldstein, plover_score;
};

struct CameoCode {
  std::string code;
  double goldstein = 0;
  std::string type, mode;             // empty: none
  std::vector<std::string> contexts;
  std::array<std::string, 4> counterparts;  // intent, demand, refuse, threat; empty: none
  std::string name;
};

struct PloverType {
  std::string name;
  int quadrant = 0;  // 1 … 4
  double score = 0;
  std::vector<std::pair<std::string, double>> modes;  // with their scores
};

class Codebook {
 public:
  // kMalformed with file:line:column for a doubled id, an unknown type, mode, context, code or deed.
  static Result<Codebook> load(const DataFiles& data);

  // -1 where there is no such deed, code or profile.
  int32_t find(std::string_view deed) const;
  int32_t profile(std::string_view name) const;  // "plover-2.0", "plv"
  const CameoCode* cameo(std::string_view code) const;

  const std::vector<Deed>& deeds() const { return deeds_; }
  const Deed& deed(int32_t i) const { return deeds_[static_cast<size_t>(i)]; }
  const std::vector<CameoCode>& cameo_codes() const { return codes_; }
  const std::vector<PloverType>& types() const { return types_; }
  const std::vector<std::string>& contexts() const { return contexts_; }
  // Quadrant of a type, 1 … 4; 0: no such type.
  int quadrant(std::string_view type) const;
  // Score of a type, or of one mode of it.
  std::optional<double> score(std::string_view type, std::string_view mode) const;

  // Requires deed and profile as find() and profile() give them, not -1.
  Coding code(int32_t deed, DeedState state, int32_t profile) const;

 private:
  struct Cell {
    enum class Kind : uint8_t { kOwn, kNone, kOther } kind = Kind::kOwn;
    std::string type, mode;
    int counterpart = -1;  // index into CameoCode::counterparts; -1: the deed's own code
  };
  using Row = std::array<Cell, kDeedStates>;
  struct Profile {
    std::string name;
    std::unordered_map<std::string, Row> rows;  // by deed or type
  };
  Status load_types(const DataFiles& data);
  Status load_codes(const DataFiles& data);
  Status load_deeds(const DataFiles& data);
  Status load_profile(const DataFiles& data, const std::string& file, const std::string& name);
  Status check_type(const LineRecord& record, size_t field, std::string_view type, std::string_view mode) const;
  Status read_cell(const LineRecord& record, size_t field, Cell& cell) const;
  Status read_contexts(const LineRecord& record, size_t field, std::string_view list, std::vector<std::string>& out) const;
  const PloverType* type(std::string_view name) const;

  std::vector<PloverType> types_;
  std::vector<std::string> contexts_;
  std::vector<CameoCode> codes_;
  std::unordered_map<std::string, int32_t> code_index_;
  std::vector<Deed> deeds_;
  std::unordered_map<std::string, int32_t> deed_index_;
  std::vector<Profile> profiles_;
};

}  // namespace vedette
