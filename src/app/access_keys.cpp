// Reads the --access-keys file: INI sections with lines "name = value".
#include "access_keys.hpp"

#include <localecs/base/text.hpp>

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace localecs::app {
namespace {

struct Section {
  std::string id;
  gateway::AccessKey key;
  bool has_token = false;
};

bool is_account(std::string_view text) {
  return text.size() == 12 &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

class Reader {
 public:
  explicit Reader(const std::string& path) : path_(path), file_(path) {
    if (!file_) throw std::invalid_argument("--access-keys '" + path + "' cannot be read");
  }

  gateway::AccessKeys read() {
    for (std::string line; std::getline(file_, line);) {
      ++number_;
      take(trim(line));
    }
    close();
    if (keys_.empty()) throw wrong("has no access key");
    return std::move(keys_);
  }

 private:
  // Names that are not read here (region, output, …) are skipped: AWS's own tools write them.
  void take(std::string_view line) {
    if (line.empty() || line.starts_with('#') || line.starts_with(';')) return;
    if (line.starts_with('[')) return close();
    const auto equals = line.find('=');
    if (equals == std::string_view::npos) throw wrong("wants name = value");
    const std::string_view name = trim(line.substr(0, equals));
    const std::string value(trim(line.substr(equals + 1)));
    if (name == "aws_access_key_id") section_.id = value;
    if (name == "aws_secret_access_key") section_.key.secret = value;
    if (name == "aws_session_token") section_.has_token = true;
    if (name != "aws_account_id") return;
    if (!is_account(value)) throw wrong("wants 12 digits for aws_account_id");
    section_.key.account = value;
  }

  // Ends a section and keeps its key. A section with aws_session_token is skipped: its keys are
  // temporary ones of AWS, and the file does not say when they expire.
  void close() {
    const Section section = std::exchange(section_, {});
    if (section.has_token || (section.id.empty() && section.key.secret.empty())) return;
    if (section.id.empty() || section.key.secret.empty())
      throw wrong("wants aws_access_key_id and aws_secret_access_key together");
    // These characters separate the parts of a signature's Credential field.
    if (section.id.find_first_of("/, ") != std::string::npos)
      throw wrong("wants an access key id without blanks, commas and slashes");
    keys_.insert_or_assign(section.id, section.key);
  }

  std::invalid_argument wrong(const std::string& what) const {
    return std::invalid_argument("--access-keys '" + path_ + "', up to line " +
                                 std::to_string(number_) + ": " + what);
  }

  const std::string path_;
  std::ifstream file_;
  int number_ = 0;
  Section section_;
  gateway::AccessKeys keys_;
};

}  // namespace

gateway::AccessKeys read_access_keys(const std::string& path) {
  return Reader(path).read();
}

}  // namespace localecs::app
