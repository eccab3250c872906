// Sets up the log for a daemon: standard error, milliseconds, flushed at each line.
#include <localecs/base/log.hpp>

#include <spdlog/sinks/stdout_sinks.h>

#include <stdexcept>

namespace localecs::log {

void start(const std::string& level) {
  const auto parsed = spdlog::level::from_str(level);
  if (parsed == spdlog::level::off && level != "off")
    throw std::invalid_argument("unknown log level '" + level + "'");
  auto logger = std::make_shared<spdlog::logger>("localecs",
                                                 std::make_shared<spdlog::sinks::stderr_sink_st>());
  logger->set_pattern("%Y-%m-%dT%H:%M:%S.%e %l %v");
  logger->set_level(parsed);
  spdlog::set_default_logger(std::move(logger));
}

}  // namespace localecs::log
