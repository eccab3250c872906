// Finds the daemons, and the revisions of daemon task definitions, that requests name.
#pragma once

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>

#include <string>
#include <string_view>

#include "operations/shared/common.hpp"

namespace localecs::services::ecs {

// By ARN. Throws InvalidParameterException for a text that is none, DaemonNotFoundException for a
// daemon that is not there.
const state::ManagedDaemon& find_daemon(Call& call, const std::string& arn);
aws::Error daemon_not_found();

// The ARN of what belongs to a daemon: "daemon-deployment", "daemon-revision" and an id, or the
// prefix of all of them.
std::string beside_daemon(const std::string& daemon_arn, std::string_view kind,
                          std::string_view id = {});

// The revision that `family`, `family:revision` or an ARN names; a bare family means its newest
// ACTIVE one. nullptr where there is none.
struct FoundDaemonRevision {
  const state::DaemonFamily* family = nullptr;
  const state::DaemonTaskDefinitionRevision* revision = nullptr;
  int number = 0;
  explicit operator bool() const { return revision != nullptr; }
};
FoundDaemonRevision find_daemon_revision(Call& call, const std::string& reference);
aws::Error no_daemon_task_definition();  // ClientException

}  // namespace localecs::services::ecs
