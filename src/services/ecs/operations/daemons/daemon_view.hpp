// A daemon's deployment as DescribeDaemonDeployments shows it.
#pragma once

#include <localecs/aws/ecs/describe_daemon_deployments.hpp>
#include <localecs/services/ecs/rows.hpp>

namespace localecs::services::ecs {

aws::ecs::DaemonDeployment deployment_view(const state::DaemonDeployment& row,
                                           const state::ManagedDaemon& daemon,
                                           const state::State& state);

}  // namespace localecs::services::ecs
