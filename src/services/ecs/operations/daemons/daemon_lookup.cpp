// Finds daemons (requests name them by ARN only) and revisions of daemon task definitions.
#include "daemon_lookup.hpp"

#include <localecs/base/arn.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>
#include <localecs/services/ecs/rows/task_definition_reference.hpp>

namespace localecs::services::ecs {

aws::Error daemon_not_found() {
  return {"DaemonNotFoundException", "Daemon not found."};
}

const state::ManagedDaemon& find_daemon(Call& call, const std::string& arn) {
  const auto parsed = Arn::parse(arn);
  if (!parsed || parsed->service != "ecs" || !parsed->resource.starts_with("daemon/") ||
      split(parsed->resource, '/').size() != 3)
    throw invalid_parameter("The ARN provided is invalid.");
  const state::ManagedDaemon* daemon =
      is_own(call, arn) ? call.state[ecs::daemons].find(arn) : nullptr;
  if (!daemon) throw daemon_not_found();
  return *daemon;
}

std::string beside_daemon(const std::string& daemon_arn, std::string_view kind,
                          std::string_view id) {
  constexpr std::string_view own = ":daemon/";
  std::string arn = daemon_arn;
  arn.replace(arn.find(own), own.size(), ":" + std::string(kind) + "/");
  return arn.append("/").append(id);
}

aws::Error no_daemon_task_definition() {
  return client_error("The specified daemon task definition was not found.");
}

FoundDaemonRevision find_daemon_revision(Call& call, const std::string& reference) {
  const auto found = state::find_daemon_revision(call.state, call.scope, reference);
  return {found.family, found.revision, found.number};
}

}  // namespace localecs::services::ecs
