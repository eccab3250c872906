// The labels that localecs puts on containers, networks and volumes, to know them again.
#pragma once

namespace localecs::docker::labels {

constexpr const char* kOwn = "localecs.";  // how all of them begin
constexpr const char* kOwner = "localecs.owner";
constexpr const char* kTask = "localecs.task";
constexpr const char* kContainer = "localecs.container";
// "yes": a sandbox that was made before a task asked for it. Labels cannot be changed, so it keeps
// this one, and no task label, when a task takes it.
constexpr const char* kSandbox = "localecs.sandbox";
// The subnet id that a network stands for.
constexpr const char* kSubnet = "localecs.subnet";
// "yes": the task definition has a health check, so its results are reported. ECS does not report
// those of a health check that the image brings.
constexpr const char* kHealthCheck = "localecs.health-check";

// The task as a row of our own store, for a daemon that has lost its state (--orphans adopt).
constexpr const char* kRecord = "localecs.record";

// Ranges of published ports, "8080-8085/tcp": the Engine knows single ports only.
constexpr const char* kPortRanges = "localecs.port-ranges";

}  // namespace localecs::docker::labels
