// The tokens of list pages.
#include "pages.hpp"

#include <localecs/base/text.hpp>

#include "common.hpp"

namespace localecs::services::logs {

std::string token_of(const ListKey& last) {
  return base64_encode(std::to_string(last.time) + " " + std::string(last.name));
}

ListKey key_in(const std::string& token, std::string& text) {
  text = base64_decode(token).value_or("");
  const auto space = text.find(' ');
  if (space == std::string::npos) throw invalid_token();
  const std::string_view whole = text;
  const auto time = to_number(whole.substr(0, space));
  if (!time) throw invalid_token();
  return {*time, whole.substr(space + 1)};
}

}  // namespace localecs::services::logs
