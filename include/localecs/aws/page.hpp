// Cuts sorted lists into pages, with opaque tokens for where the next page begins.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace localecs::aws {

// The token carries the last key shown, not a number of rows: rows that are added or removed
// meanwhile do not shift the next page.
std::string page_token(const std::string& last_key);
// The key after which the page begins; "" (the first page) without a token. nullopt if the token is
// not one of ours: the caller words that error.
std::optional<std::string> key_of_page_token(const std::optional<std::string>& token);

// One page of at most `size` rows. all: sorted by key(row), a std::string. nullopt if the token is
// not one of ours.
template <class Row>
struct Page {
  std::vector<Row> rows;
  std::optional<std::string> next_token;
};

template <class Row, class Key>
std::optional<Page<Row>> page_of(const std::vector<Row>& all,
                                 const std::optional<std::string>& token, std::size_t size,
                                 Key key) {
  const auto after = key_of_page_token(token);
  if (!after) return std::nullopt;
  Page<Row> page;
  for (const Row& row : all) {
    if (!after->empty() && key(row) <= *after) continue;
    if (page.rows.size() == size) {
      page.next_token = page_token(key(page.rows.back()));
      break;
    }
    page.rows.push_back(row);
  }
  return page;
}

}  // namespace localecs::aws
