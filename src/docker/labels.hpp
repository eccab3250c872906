// The labels by which we know our containers again.
#pragma once

namespace localecs::docker::labels {

constexpr const char* owner = "localecs.owner";
constexpr const char* task = "localecs.task";
constexpr const char* container = "localecs.container";
// The definition has a health check. An image's own is Docker's business, ECS does not report it.
constexpr const char* health_check = "localecs.health-check";

}  // namespace localecs::docker::labels
