// What a container needs of this machine's files before it is created.
#pragma once

#include <localecs/effects/container_engine.hpp>

#include <optional>

namespace localecs::docker {

// The NAME=value lines of environment files, weaker than `environment`; of two files the earlier
// one is stronger. Neither quotes nor escapes mean anything.
std::optional<effects::Problem> add_environment_files(const std::vector<std::string>& files,
                                                      std::vector<std::string>& environment);

std::optional<effects::Problem> write_files(
    const std::vector<std::pair<std::string, std::string>>& files);

}  // namespace localecs::docker
