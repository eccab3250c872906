// Rules about log drivers and their options.
#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/base/text.hpp>

#include "task_definition_rules.hpp"

namespace localecs::services::ecs {
namespace {

struct DriverOptions {
  LogDriver driver;
  std::vector<std::string> required;
  // Besides them; empty: any. Where it is not sure that AWS refuses an option, it stands here.
  std::vector<std::string> allowed;
};

const std::vector<DriverOptions>& known_options() {
  static const std::vector<DriverOptions> drivers = {
      {LogDriver::awslogs,
       {"awslogs-region", "awslogs-group"},
       {"awslogs-create-group", "awslogs-credentials-endpoint", "awslogs-datetime-format",
        "awslogs-endpoint", "awslogs-force-flush-interval-seconds", "awslogs-max-buffered-events",
        "awslogs-multiline-pattern", "awslogs-stream", "awslogs-stream-prefix", "max-buffer-size",
        "mode", "tag"}},
  };
  return drivers;
}

bool is_given(const LogConfiguration& log, const std::string& name) {
  return (log.options && log.options->contains(name)) ||
         std::ranges::find(items(log.secretOptions), name, &Secret::name) !=
             items(log.secretOptions).end();
}

void check_options(const LogConfiguration& log, const DriverOptions& known) {
  const std::string driver = "Log driver " + std::string(aws::to_text(log.logDriver));
  std::vector<std::string> missing, foreign;
  for (const std::string& name : known.required)
    if (!is_given(log, name)) missing.push_back(name);
  if (!missing.empty()) throw client_error(driver + " requires options: " + join(missing, ", "));
  if (known.allowed.empty() || !log.options) return;
  const auto lists = [](const std::vector<std::string>& names, const std::string& name) {
    return std::ranges::find(names, name) != names.end();
  };
  for (const auto& [name, value] : *log.options)
    if (!lists(known.required, name) && !lists(known.allowed, name)) foreign.push_back(name);
  if (!foreign.empty()) throw client_error(driver + " disallows options: " + join(foreign, ", "));
}

void check_awslogs(const LogConfiguration& log) {
  const auto& options = *log.options;
  const auto create = options.find("awslogs-create-group");
  if (create != options.end() && create->second != "true")
    throw client_error(
        "Log driver awslogs option 'awslogs-create-group' should only be set to 'true', else omit "
        "option.");
  const auto mode = options.find("mode");
  if (mode != options.end() && mode->second != "blocking" && mode->second != "non-blocking")
    throw client_error(  // words not recorded
        "Log driver awslogs option 'mode' should be one of [blocking,non-blocking].");
}

void check_driver(const LogConfiguration& log) {
  for (const DriverOptions& known : known_options())
    if (known.driver == log.logDriver) check_options(log, known);
  if (log.logDriver == LogDriver::awslogs && log.options) check_awslogs(log);
}

void check_firelens(bool has_router, bool has_driver) {
  if (has_driver && !has_router)
    throw client_error(
        "When awsfirelens log driver is specified in log configuration, a firelens "
        "configuration object must be configured in one of the containers.");
  if (has_router && !has_driver)
    throw client_error(
        "When a firelensConfiguration object is specified, at least one container has to be "
        "configured with the awsfirelens log driver.");
}

}  // namespace

void check_logging(const Request& request) {
  bool has_router = false, has_driver = false;
  for (const ContainerDefinition& container : request.containerDefinitions) {
    has_router |= container.firelensConfiguration.has_value();
    if (!container.logConfiguration) continue;
    has_driver |= container.logConfiguration->logDriver == LogDriver::awsfirelens;
    check_driver(*container.logConfiguration);
  }
  check_firelens(has_router, has_driver);
}

}  // namespace localecs::services::ecs
