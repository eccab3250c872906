// Files on this machine that a container needs before it is created: read for it or written for it.
#pragma once

#include <localecs/effects/container_engine.hpp>

#include <optional>

namespace localecs::docker {

// Appends the NAME=value lines of `files` to `environment`, except for names that it has already:
// of two files the earlier one wins. Quotes and escapes are taken literally. A file that is
// missing, unreadable, no regular file or larger than 1 MiB is a problem.
std::optional<effects::Problem> add_environment_files(const std::vector<std::string>& files,
                                                      std::vector<std::string>& environment);

// Writes each file (absolute path, content), and the missing folders above it, closed to other
// users. The first one that cannot be written is a problem.
std::optional<effects::Problem> write_files(
    const std::vector<std::pair<std::string, std::string>>& files);

}  // namespace localecs::docker
