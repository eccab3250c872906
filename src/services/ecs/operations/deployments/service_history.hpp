// The record that a deployment leaves: its service revision and its service deployment.
#pragma once

#include <localecs/services/ecs/rows.hpp>

#include "operations/shared/common.hpp"

namespace localecs::services::ecs {

// "arn:…:service/C/S" -> "arn:…:service-revision/C/S/<id>", likewise for "service-deployment".
std::string history_arn(const std::string& service_arn, std::string_view kind,
                        std::string_view id = {});

// Adds both rows for PRIMARY, which has just been put on top, and makes the service name them.
void record_deployment(Call& call, state::Service& service);

}  // namespace localecs::services::ecs
