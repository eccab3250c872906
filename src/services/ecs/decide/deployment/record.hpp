// The record of a service's rollouts: how each begins, is overtaken, succeeds and ends.
#pragma once

#include <localecs/aws/ecs/describe_service_deployments.hpp>
#include <localecs/services/ecs/rows.hpp>

#include <string>

#include "service_look.hpp"

namespace localecs::decide {

// look.deployment for writing: DescribeServiceDeployments shows that it was updated now.
state::ServiceDeployment& edit_current_deployment(ServiceLook& look);

// Ends what a newer deployment has overtaken, and begins what is PENDING. look.deployment is
// PRIMARY's from here on.
void advance_deployment_records(ServiceLook& look);
// Ends look.deployment, with the counts that its revisions have now; look.deployment is empty then.
// An empty reason leaves the one that stands there.
void finish_deployment(ServiceLook& look, aws::ecs::ServiceDeploymentStatus status,
                       std::string reason = {});
// PRIMARY has been rolled out, or rolled back to: later rollbacks return to it.
void record_success(ServiceLook& look);

// True of BLUE_GREEN, LINEAR and CANARY.
bool is_shifting(const state::ServiceDeployment& deployment);
// In progress, not on its way back.
bool is_going_forward(const ServiceLook& look);
bool is_going_back(const ServiceLook& look);

}  // namespace localecs::decide
