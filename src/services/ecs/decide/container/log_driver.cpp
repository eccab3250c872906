// awslogs is served by this daemon: the Engine keeps a json-file of its own, and its lines come
// back here. The Engine's other drivers pass through.
#include "log_driver.hpp"

#include <localecs/aws/document.hpp>
#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/base/arn.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/logs/decide/log_shipping.hpp>
#include <localecs/services/logs/rows.hpp>
#include <localecs/services/logs/rows/logs.hpp>
#include <localecs/state/state.hpp>

#include "fargate.hpp"
#include "firelens.hpp"
#include <localecs/base/multiline_pattern.hpp>

namespace localecs::decide {
namespace {

using aws::ecs::ContainerDefinition;
using aws::ecs::LogDriver;
using state::Task;
using Options = std::map<std::string, std::string>;

std::string log_option(const ContainerDefinition& definition, const std::string& name) {
  const auto& options = definition.logConfiguration->options;
  return options ? option_of(*options, name) : "";
}

std::string group_arn_of(const Task& task, const ContainerDefinition& definition) {
  const auto of_task = Arn::parse(task.arn);
  const std::string given = log_option(definition, "awslogs-region");
  const std::string region = given.empty() ? of_task->region : given;
  return Arn{.partition = std::string(partition_of(region)),
             .service = "logs",
             .region = region,
             .account = of_task->account,
             .resource = "log-group:" + log_option(definition, "awslogs-group")}
      .text();
}

// Only how the driver is fed is the Engine's business.
Options feeding_options(const Options& all) {
  Options options;
  for (const char* name : {"mode", "max-buffer-size"})
    if (const auto found = all.find(name); found != all.end()) options.insert(*found);
  return options;
}

Options with_secrets(const state::State& state, const Task& task,
                     const ContainerDefinition& definition) {
  const auto& logging = *definition.logConfiguration;
  Options options = logging.options.value_or(Options{});
  if (logging.secretOptions)
    for (const auto& secret : *logging.secretOptions)
      options[secret.name] = resolve_secret(state, task, secret.valueFrom);
  return options;
}

// What the driver itself would say when it is set up; empty where nothing is wrong.
std::string driver_problem(const state::State& state, const Task& task,
                           const ContainerDefinition& definition) {
  const auto& options = definition.logConfiguration->options;
  if (const auto problem = multiline_problem(options.value_or(Options{}))) return *problem;
  const bool creates = to_lower(log_option(definition, "awslogs-create-group")) == "true";
  if (creates || state[logs::groups].find(group_arn_of(task, definition))) return "";
  const std::string retries =
      is_fargate(task) ? "create stream has been retried 1 times: " : std::string();
  return retries +
         "failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log "
         "group does not exist.";
}

}  // namespace

bool uses_awslogs(const ContainerDefinition& definition) {
  return definition.logConfiguration &&
         definition.logConfiguration->logDriver == LogDriver::awslogs;
}

void set_logging(const state::State& state, const Task& task, const ContainerDefinition& definition,
                 effects::ContainerSpec& spec) {
  if (!definition.logConfiguration) return;
  const LogDriver driver = definition.logConfiguration->logDriver;
  if (driver == LogDriver::awsfirelens) {
    spec.log_driver = "fluentd";
    spec.log_options = fluentd_options(state, task, definition);
    return;
  }
  const Options options = with_secrets(state, task, definition);
  if (driver != LogDriver::awslogs) {
    spec.log_driver = aws::to_text(driver);
    spec.log_options = options;
    return;
  }
  spec.log_driver = "json-file";
  spec.log_options = feeding_options(options);
  // Fargate looks before it makes anything.
  const std::string problem =
      is_fargate(task) ? awslogs_problem(state, task, definition) : std::string();
  if (!problem.empty()) throw ResourceError(problem);
}

std::optional<state::LogTarget> log_target_of(const Task& task, const state::Container& container) {
  const ContainerDefinition& definition = state::definition_of(task, container);
  if (!uses_awslogs(definition)) return std::nullopt;
  const std::string prefix = log_option(definition, "awslogs-stream-prefix");
  const std::string stream = log_option(definition, "awslogs-stream");
  state::LogTarget target{group_arn_of(task, definition), container.runtime_id};
  if (!prefix.empty())
    target.stream = prefix + "/" + container.name + "/" + std::string(state::id_of(task.arn));
  else if (!stream.empty())
    target.stream = stream;
  return target;
}

std::string awslogs_problem(const state::State& state, const Task& task,
                            const ContainerDefinition& definition) {
  if (!uses_awslogs(definition)) return "";
  const std::string unfit = driver_problem(state, task, definition);
  if (unfit.empty()) return "";
  if (is_fargate(task))
    return "ResourceInitializationError: failed to validate logger args: " + unfit;
  return "CannotStartContainerError: Error response from daemon: failed to initialize logging "
         "driver: " +
         unfit;
}

}  // namespace localecs::decide
