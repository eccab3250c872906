// A page token is the last key shown, behind a mark that tells our tokens from others, in base64.
#include <localecs/aws/page.hpp>

#include <localecs/base/text.hpp>

namespace localecs::aws {
namespace {

constexpr std::string_view kMark = "after:";

}  // namespace

std::string page_token(const std::string& last_key) {
  return base64_encode(std::string(kMark) + last_key);
}

std::optional<std::string> key_of_page_token(const std::optional<std::string>& token) {
  if (!token || token->empty()) return "";
  const auto text = base64_decode(*token);
  if (!text || !text->starts_with(kMark)) return std::nullopt;
  return text->substr(kMark.size());
}

}  // namespace localecs::aws
