// Pages of a list, and the opaque tokens that tell where the next one begins.
#include "common.hpp"

#include <localecs/base/json.hpp>
#include <localecs/base/text.hpp>

#include <nlohmann/json.hpp>

namespace localecs::services::ecs {
namespace {

// A token remembers the last item shown and where it stood: should that item be gone meanwhile,
// the place is the next best guess.
std::string make_token(const std::string& last, std::size_t next) {
  return base64_encode(aws::Document{{"after", last}, {"at", next}}.dump());
}

std::size_t start_of(const std::vector<std::string>& all, const std::string& token) {
  const auto text = base64_decode(token);
  const auto document = text ? read_json(*text) : aws::Document();
  if (!document.is_object() || !document.contains("after") || !document["after"].is_string() ||
      !document.contains("at") || !document["at"].is_number_unsigned())
    throw invalid_parameter("Invalid token");
  const auto last = std::ranges::find(all, document["after"].get<std::string>());
  if (last != all.end()) return static_cast<std::size_t>(last - all.begin()) + 1;
  return std::min(document["at"].get<std::size_t>(), all.size());
}

}  // namespace

Page page_of(std::vector<std::string> all, const std::optional<std::int32_t>& max_results,
             const std::optional<std::string>& token, int default_size, int most) {
  const int size = max_results.value_or(default_size);
  if (size < 1 || size > most)
    throw invalid_parameter("maxResults must be between 1 and " + std::to_string(most) + ".");
  const std::size_t begin = token && !token->empty() ? start_of(all, *token) : 0;
  const std::size_t end = std::min(begin + static_cast<std::size_t>(size), all.size());
  Page page;
  if (end < all.size()) page.next_token = make_token(all[end - 1], end);
  const auto at = [&](std::size_t index) {
    return std::make_move_iterator(all.begin() + static_cast<std::ptrdiff_t>(index));
  };
  page.items.assign(at(begin), at(end));
  return page;
}

}  // namespace localecs::services::ecs
