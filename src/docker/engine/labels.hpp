// The labels by which we know our containers again.
#pragma once

namespace localecs::docker::labels {

constexpr const char* own = "localecs.";  // how all of them begin
constexpr const char* owner = "localecs.owner";
constexpr const char* task = "localecs.task";
constexpr const char* container = "localecs.container";
// A sandbox that was made before a task asked for it; whose it is now, its labels cannot tell.
constexpr const char* sandbox = "localecs.sandbox";
// The subnet id that a network stands for.
constexpr const char* subnet = "localecs.subnet";
// "yes": the definition has a health check. An image's own is Docker's business, ECS does not
// report it.
constexpr const char* health_check = "localecs.health-check";

// What a task is, in our own coding, for a daemon that has lost its state.
constexpr const char* record = "localecs.record";

// Ranges of published ports, which the Engine only knows one by one.
constexpr const char* port_ranges = "localecs.port-ranges";

}  // namespace localecs::docker::labels
