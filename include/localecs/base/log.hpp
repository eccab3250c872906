// The log: spdlog under short names, one line an event, to standard error.
#pragma once

#include <spdlog/spdlog.h>

#include <string>

namespace localecs::log {

using spdlog::debug;
using spdlog::error;
using spdlog::info;
using spdlog::trace;
using spdlog::warn;

// level: trace, debug, info, warn, error or off. Throws std::invalid_argument for any other word.
void start(const std::string& level);

}  // namespace localecs::log
