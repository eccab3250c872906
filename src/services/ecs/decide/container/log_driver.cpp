// awslogs is served by this daemon: the Engine keeps a json-file of its own, and its lines come
// back here. The Engine's other drivers pass through.
#include "log_driver.hpp"

#include <localecs/aws/document.hpp>
#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/base/arn.hpp>
#include <localecs/base/multiline_pattern.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_traits.hpp>
#include <localecs/services/logs/rows.hpp>
#include <localecs/services/logs/rows/logs.hpp>
#include <localecs/state/state.hpp>

#include "firelens.hpp"
#include "secrets.hpp"

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

// The options that say how the driver is fed: the only ones that the Engine's json-file takes.
Options feeding_options(const Options& all) {
  Options options;
  for (const char* name : {"mode", "max-buffer-size"})
    if (const auto found = all.find(name); found != all.end()) options.insert(*found);
  return options;
}

Needed<Options> with_secrets(const state::State& state, const Task& task,
                             const ContainerDefinition& definition) {
  const auto& logging = *definition.logConfiguration;
  Options options = logging.options.value_or(Options{});
  if (logging.secretOptions)
    for (const auto& secret : *logging.secretOptions) {
      const auto value = resolve_secret(state, task, secret.valueFrom);
      if (const Missing* missing = missing_in(value)) return *missing;
      options[secret.name] = std::get<std::string>(value);
    }
  return options;
}

// The words with which the awslogs driver would refuse to start; empty if it would start.
std::string driver_problem(const state::State& state, const Task& task,
                           const ContainerDefinition& definition) {
  const auto& options = definition.logConfiguration->options;
  if (const auto problem = multiline_problem(options.value_or(Options{}))) return *problem;
  const bool creates = to_lower(log_option(definition, "awslogs-create-group")) == "true";
  if (creates || state[logs::groups].find(group_arn_of(task, definition))) return "";
  const std::string retries =
      state::is_on_fargate(task) ? "create stream has been retried 1 times: " : std::string();
  return retries +
         "failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log "
         "group does not exist.";
}

}  // namespace

bool uses_awslogs(const ContainerDefinition& definition) {
  return definition.logConfiguration &&
         definition.logConfiguration->logDriver == LogDriver::awslogs;
}

std::optional<Missing> set_logging(const state::State& state, const Task& task,
                                   const ContainerDefinition& definition,
                                   effects::ContainerSpec& spec) {
  if (!definition.logConfiguration) return std::nullopt;
  const LogDriver driver = definition.logConfiguration->logDriver;
  const bool is_routed = driver == LogDriver::awsfirelens;
  const auto needed =
      is_routed ? fluentd_options(state, task, definition) : with_secrets(state, task, definition);
  if (const Missing* missing = missing_in(needed)) return *missing;
  const Options& options = std::get<Options>(needed);
  if (driver != LogDriver::awslogs) {
    spec.log_driver = is_routed ? "fluentd" : aws::to_text(driver);
    spec.log_options = options;
    return std::nullopt;
  }
  spec.log_driver = "json-file";
  spec.log_options = feeding_options(options);
  // Fargate looks for the log group before it makes anything.
  if (!state::is_on_fargate(task)) return std::nullopt;
  std::string problem = awslogs_problem(state, task, definition);
  if (problem.empty()) return std::nullopt;
  return Missing{std::move(problem)};
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
  if (state::is_on_fargate(task))
    return "ResourceInitializationError: failed to validate logger args: " + unfit;
  return "CannotStartContainerError: Error response from daemon: failed to initialize logging "
         "driver: " +
         unfit;
}

}  // namespace localecs::decide
