// How a request names a task definition: "web", "web:3" or an ARN.
#pragma once

#include <localecs/base/text.hpp>

#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace localecs::services::ecs {

struct RevisionReference {
  std::string family;
  std::string revision;  // as written; empty where none was
};

// Nothing where the text is none of the three forms. The revision may still be no number. `kind`:
// what an ARN's resource begins with.
std::optional<RevisionReference> parse_revision_reference(
    const std::string& text, std::string_view kind = "task-definition/");

// The revision that a reference's text names; where it names none, the newest of which `is_active`
// holds. nullptr where there is none.
template <class Revision, class IsActive>
const std::pair<const int, Revision>* named_revision(const std::map<int, Revision>& revisions,
                                                     const std::string& text, IsActive is_active) {
  if (text.empty()) {
    for (auto row = revisions.rbegin(); row != revisions.rend(); ++row)
      if (is_active(row->second)) return &*row;
    return nullptr;
  }
  const auto number = to_number(text);
  if (!number || *number < 1 || *number > std::numeric_limits<int>::max()) return nullptr;
  const auto row = revisions.find(static_cast<int>(*number));
  return row == revisions.end() ? nullptr : &*row;
}

}  // namespace localecs::services::ecs
