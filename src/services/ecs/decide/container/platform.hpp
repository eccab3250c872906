// The platform that a task's images are to be for.
#pragma once

#include <localecs/aws/ecs/runtime_platform.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include <string>

namespace localecs::decide {

// "linux/arm64"; empty where the definition does not say: the Engine's own.
inline std::string platform_of(const state::Task& task) {
  const auto& platform = task.definition->runtimePlatform;
  if (!platform || !platform->cpuArchitecture) return "";
  return *platform->cpuArchitecture == aws::ecs::CPUArchitecture::ARM64 ? "linux/arm64"
                                                                        : "linux/amd64";
}

}  // namespace localecs::decide
