// ECS's part of the state, by name. Rows are declared only: rows/<row>.hpp has each of them.
#pragma once

#include <localecs/aws/ecs/fwd.hpp>
#include <localecs/state/state.hpp>

namespace localecs::state {

struct AccountSetting;
struct AutoScalingGroup;
struct CapacityProvider;
struct Cluster;
struct Container;
struct DaemonDeployment;
struct DaemonFamily;
struct DaemonTaskDefinitionRevision;
struct Deployment;
struct Endpoints;
struct ExecSessions;
struct Family;
struct Hosts;
struct Instance;
struct LogTarget;
struct ManagedDaemon;
struct PulledImage;
struct Revision;
struct Service;
struct ServiceDeployment;
struct Settings;
struct Task;
struct ThisRun;
struct TokenUse;
struct Zone;
class TaskTable;

}  // namespace localecs::state

namespace localecs::services::ecs {

inline constexpr state::TableOf<state::Cluster> clusters{"clusters"};
inline constexpr state::TableOf<state::Family> families{
    "task_definition_families"};  // by Family::arn_prefix
inline constexpr state::TableOf<state::Service> services{"services"};
// By ARN: ".../service-deployment/<cluster>/<service>/<id>", ".../service-revision/...".
inline constexpr state::TableOf<state::ServiceDeployment> service_deployments{
    "service_deployments"};
inline constexpr state::TableOf<aws::ecs::ServiceRevision> service_revisions{"service_revisions"};
inline constexpr state::PartOf<state::TaskTable> tasks{"tasks"};
inline constexpr state::TableOf<state::Instance> instances{"container_instances"};
inline constexpr state::TableOf<state::CapacityProvider> capacity_providers{"capacity_providers"};
inline constexpr state::TableOf<state::DaemonFamily> daemon_families{
    "daemon_task_definition_families"};  // by DaemonFamily::arn_prefix
inline constexpr state::TableOf<state::ManagedDaemon> daemons{"daemons"};
inline constexpr state::TableOf<state::DaemonDeployment> daemon_deployments{"daemon_deployments"};
inline constexpr state::TableOf<state::Zone> failed_zones{"failed_zones"};  // by name
inline constexpr state::TableOf<state::AccountSetting> account_settings{"account_settings"};
// Remembered calls: RunTask by "<cluster ARN> <token>", CreateService by "service <service ARN>".
inline constexpr state::TableOf<state::TokenUse> tokens{"client_tokens"};
// Declared Auto Scaling groups, by "<account> <region> <name>".
inline constexpr state::TableOf<state::AutoScalingGroup> auto_scaling_groups{"auto_scaling_groups"};
inline constexpr state::TableOf<state::PulledImage> pulled_images{"pulled_images"};  // by name

// What is kept in memory alone.
inline constexpr state::PartOf<state::Endpoints> endpoints{"endpoints"};
inline constexpr state::PartOf<state::ExecSessions> exec_sessions{"exec_sessions"};
inline constexpr state::PartOf<state::Hosts> hosts{"hosts"};
inline constexpr state::PartOf<state::Settings> settings{"settings"};
inline constexpr state::PartOf<state::ThisRun> this_run{"this_run"};

std::span<const state::Part> parts();

}  // namespace localecs::services::ecs

namespace localecs {
namespace ecs = services::ecs;
}
