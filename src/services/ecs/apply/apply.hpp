// ECS's functions that the main loop calls: looking at rows, and waking others after a change.
#pragma once

#include <localecs/services/wing.hpp>

#include <cstddef>
#include <string>

namespace localecs::services::ecs {

// Each decides anew about one row and carries the plan out; an ARN without a row does nothing.
void look_at_cluster(Desk& desk, const std::string& arn);
void look_at_family(Desk& desk, const std::string& arn_prefix);
void look_at_service(Desk& desk, const std::string& arn);
void look_at_task(Desk& desk, const std::string& arn);
void look_at_instance(Desk& desk, const std::string& arn);
void look_at_capacity_provider(Desk& desk, const std::string& arn);
void look_at_daemon_family(Desk& desk, const std::string& arn_prefix);
void look_at_daemon(Desk& desk, const std::string& arn);
void look_at_zone(Desk& desk, const std::string& name);
void look_at_token(Desk& desk, const std::string& id);

// Each schedules looks at the other rows that depend on the changed one.
void wake_around_task(Desk& desk, const std::string& arn);
void wake_daemon_of_task(Desk& desk, const std::string& arn);
void wake_service_of_deployment(Desk& desk, const std::string& arn);
void wake_provider_of_instance(Desk& desk, const std::string& arn);
void wake_daemons_beside_instance(Desk& desk, const std::string& arn);
void wake_what_waits_for_daemon(Desk& desk, const std::string& arn);
void wake_deployments(Desk& desk, const std::string& alarm_arn);

void observe(Desk& desk, const effects::Observation& observation);
void answered(Desk& desk, const effects::FunctionAnswered& answer);
void begin(Desk& desk);
bool resume(Desk& desk, std::size_t most);

}  // namespace localecs::services::ecs
