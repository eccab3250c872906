// Pages of a sorted list of keys, and the opaque tokens that tell where the next one begins.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace localecs::aws {

// A token carries the last key shown: what was added or removed meanwhile moves no page.
std::string page_token(const std::string& last_key);
// The key after which the page begins, "" for the first page; nothing where the token is not ours.
std::optional<std::string> key_of_page_token(const std::optional<std::string>& token);

// The rows of one page out of `all`, sorted by the key that `key(row)` gives. Nothing where the
// token is not ours.
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
