// Reads a task definition's name, with or without a revision, and finds that revision.
#include <localecs/services/ecs/rows/task_definition_reference.hpp>

#include <localecs/aws/ecs/daemon_task_definition_status.hpp>
#include <localecs/aws/ecs/task_definition_status.hpp>
#include <localecs/base/arn.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ecs/rows/family.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>

#include <limits>
#include <utility>

namespace localecs::state {
namespace {

bool is_active(const Revision& revision) {
  return revision.status == aws::ecs::TaskDefinitionStatus::ACTIVE;
}

bool is_active(const DaemonTaskDefinitionRevision& revision) {
  return revision.shown.status == aws::ecs::DaemonTaskDefinitionStatus::ACTIVE;
}

template <class Rows>
typename Rows::const_iterator row_of(const Rows& rows, const std::optional<std::string>& named) {
  if (!named) {
    for (auto row = rows.rbegin(); row != rows.rend(); ++row)
      if (is_active(row->second)) return std::prev(row.base());
    return rows.end();
  }
  const auto number = to_number(*named);
  const bool fits = number && *number >= 1 && *number <= std::numeric_limits<int>::max();
  return fits ? rows.find(static_cast<int>(*number)) : rows.end();
}

template <class Found, class Families>
Found find_in(const Families& families, const Scope& scope, std::string_view kind,
              const std::string& reference) {
  const auto named = parse_revision_reference(reference, kind);
  if (!named) return {};
  const std::string prefix = scope.arn(std::string(kind) + named->family);
  // An ARN of another account or region is not found.
  if (reference.starts_with("arn:") && !reference.starts_with(prefix)) return {};
  const auto* family = families.find(prefix);
  if (!family) return {};
  const auto row = row_of(family->revisions, named->revision);
  if (row == family->revisions.end()) return {};
  return {family, &row->second, row->first};
}

}  // namespace

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
  RevisionReference reference{std::string(parts[0]), std::nullopt};
  if (parts.size() == 2) reference.revision = parts[1];
  return reference;
}

NamedRevision find_revision(const State& state, const Scope& scope, const std::string& reference) {
  return find_in<NamedRevision>(state[ecs::families], scope, "task-definition/", reference);
}

NamedDaemonRevision find_daemon_revision(const State& state, const Scope& scope,
                                         const std::string& reference) {
  return find_in<NamedDaemonRevision>(state[ecs::daemon_families], scope, "daemon-task-definition/",
                                      reference);
}

}  // namespace localecs::state
