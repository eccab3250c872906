// How a request names a task definition: "web", "web:3" or an ARN.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace localecs::services::ecs {

struct RevisionReference {
  std::string family;
  std::string revision;  // as written; empty where none was
};

// Nothing where the text is none of the three forms. The revision may still be no number. `kind`:
// what an ARN's resource begins with.
std::optional<RevisionReference> parse_revision_reference(
    const std::string& text, std::string_view kind = "task-definition/");

}  // namespace localecs::services::ecs
