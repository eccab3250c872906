// How a request names a task definition: "web", "web:3" or an ARN. One reading for who runs the
// operation and for who asks whether it is allowed.
#pragma once

#include <localecs/services/ecs/rows.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace localecs::state {

struct RevisionReference {
  std::string family;
  std::optional<std::string> revision;  // as written: perhaps no number, perhaps empty ("web:")
};

// Nothing where the text is none of the three forms. `kind`: what an ARN's resource begins with.
std::optional<RevisionReference> parse_revision_reference(
    const std::string& text, std::string_view kind = "task-definition/");

// The revision of this scope that `reference` names; a bare family means its newest ACTIVE one.
// nullptr where there is none.
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
