// A page token is the last key shown, in base64 behind a mark that tells ours from others.
#include <localecs/aws/page.hpp>

#include <localecs/base/text.hpp>

namespace localecs::aws {
namespace {

constexpr std::string_view mark = "after:";

}  // namespace

std::string page_token(const std::string& last_key) {
  return base64_encode(std::string(mark) + last_key);
}

std::optional<std::string> key_of_page_token(const std::optional<std::string>& token) {
  if (!token || token->empty()) return "";
  const auto text = base64_decode(*token);
  if (!text || !text->starts_with(mark)) return std::nullopt;
  return text->substr(mark.size());
}

}  // namespace localecs::aws
