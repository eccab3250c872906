// Reads a task definition's name, with or without its revision.
#include "task_definition_reference.hpp"

#include <localecs/base/arn.hpp>
#include <localecs/base/text.hpp>

namespace localecs::services::ecs {

std::optional<RevisionReference> parse_revision_reference(const std::string& text,
                                                          std::string_view kind) {
  std::string_view name = text;
  std::optional<Arn> arn;
  if (name.starts_with("arn:")) {
    arn = Arn::parse(name);
    if (!arn || arn->service != "ecs" || !arn->resource.starts_with(kind)) return std::nullopt;
    name = std::string_view(arn->resource).substr(kind.size());
  }
  const auto parts = split(name, ':');
  if (parts.size() > 2 || !is_name(parts[0])) return std::nullopt;
  return RevisionReference{std::string(parts[0]),
                           parts.size() == 2 ? std::string(parts[1]) : std::string()};
}

}  // namespace localecs::services::ecs
