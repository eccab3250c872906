// Pages of a list. A token is the sort key of the last item shown, so it stays good whatever comes
// and goes between two pages.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace localecs::services::logs {

struct ListKey {
  std::int64_t time = 0;  // ms; 0 in lists by name
  std::string_view name;
  auto operator<=>(const ListKey&) const = default;
};

std::string token_of(const ListKey& last);
// The key that a token is; its name lives in `text`. Throws InvalidParameterException for what is
// no token of ours.
ListKey key_in(const std::string& token, std::string& text);

template <class Row>
struct Page {
  std::vector<const Row*> rows;
  std::optional<std::string> next_token;
};

// The first `limit` of the rows after the token, in the order of their keys.
template <class Row, class KeyOf>
Page<Row> page_of(std::vector<const Row*> rows, KeyOf key_of, bool descending, std::size_t limit,
                  const std::optional<std::string>& token) {
  const auto precedes = [&](const ListKey& a, const ListKey& b) {
    return descending ? b < a : a < b;
  };
  if (token) {
    std::string text;
    const ListKey last = key_in(*token, text);
    std::erase_if(rows, [&](const Row* row) { return !precedes(last, key_of(*row)); });
  }
  std::ranges::sort(rows, precedes, [&](const Row* row) { return key_of(*row); });
  Page<Row> page;
  if (rows.size() > limit) {
    page.next_token = token_of(key_of(*rows[limit - 1]));
    rows.resize(limit);
  }
  page.rows = std::move(rows);
  return page;
}

}  // namespace localecs::services::logs
