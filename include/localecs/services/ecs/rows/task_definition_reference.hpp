// Reads the name of a task definition in a request: "web", "web:3" or an ARN. The operations and
// the permission check both use it, so that they always mean the same revision.
#pragma once

#include <localecs/services/ecs/rows.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace localecs::state {

struct RevisionReference {
  std::string family;
  std::optional<std::string> revision;  // unchecked text; may be no number, or empty ("web:")
};

// Returns nothing if `text` has none of the three forms. `kind`: the start of an ARN's resource.
std::optional<RevisionReference> parse_revision_reference(
    const std::string& text, std::string_view kind = "task-definition/");

// The revision that a reference names in the caller's account and region; a bare family means its
// newest ACTIVE revision. nullptr members: there is none.
template <class Family, class Revision>
struct Named {
  const Family* family = nullptr;
  const Revision* revision = nullptr;
  int number = 0;
};
using NamedRevision = Named<Family, Revision>;
using NamedDaemonRevision = Named<DaemonFamily, DaemonTaskDefinitionRevision>;

NamedRevision find_revision(const State& state, const Scope& scope, const std::string& reference);
NamedDaemonRevision find_daemon_revision(const State& state, const Scope& scope,
                                         const std::string& reference);

}  // namespace localecs::state
