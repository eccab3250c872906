// Sets the variables of definition, RunTask, secrets and ECS agent, one source after the other.
#include "environment.hpp"

#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/base/arn.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/settings.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_traits.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>

#include "firelens.hpp"
#include "networking.hpp"
#include "overrides.hpp"
#include "s3_objects.hpp"
#include "secrets.hpp"

namespace localecs::decide {
namespace {

using aws::ecs::ContainerDefinition;
using aws::ecs::KeyValuePair;
using state::Task;

class Environment {
 public:
  void set(const std::string& name, const std::string& value) {
    const std::string prefix = name + "=";
    std::erase_if(entries_, [&](const std::string& entry) { return entry.starts_with(prefix); });
    entries_.push_back(prefix + value);
  }
  void set(const std::optional<std::vector<KeyValuePair>>& pairs) {
    if (!pairs) return;
    for (const KeyValuePair& pair : *pairs)
      if (pair.name) set(*pair.name, pair.value.value_or(""));
  }
  bool has(std::string_view name) const {
    return std::ranges::any_of(entries_, [&](const std::string& entry) {
      return entry.starts_with(name) && entry.size() > name.size() && entry[name.size()] == '=';
    });
  }
  std::vector<std::string> take() { return std::move(entries_); }

 private:
  std::vector<std::string> entries_;
};

// The URLs of the container's metadata and of its role's credentials.
void set_endpoints(const state::Settings& settings, const Task& task,
                   const state::Container& container, Environment& to) {
  if (!settings.metadata_url.empty()) {
    const std::string& url = settings.metadata_url;
    to.set("ECS_CONTAINER_METADATA_URI", url + "/v3/" + container.metadata_id);
    to.set("ECS_CONTAINER_METADATA_URI_V4", url + "/v4/" + container.metadata_id);
    to.set("ECS_AGENT_URI", url + "/api/" + container.metadata_id);
  }
  if (task.credentials_id.empty()) return;
  const std::string path = "/v2/credentials/" + task.credentials_id;
  // The SDKs take a relative one to be at http://169.254.170.2, port 80.
  if (!settings.credentials_url.empty())
    to.set("AWS_CONTAINER_CREDENTIALS_FULL_URI", settings.credentials_url + path);
  else if (!settings.metadata_url.empty())
    to.set("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", path);
}

// Since agent 1.104 the region is given unless the task says otherwise; Fargate insists.
void set_region(const Task& task, Environment& to) {
  if (!state::is_on_fargate(task) && (to.has("AWS_REGION") || to.has("AWS_DEFAULT_REGION"))) return;
  const auto arn = Arn::parse(task.arn);
  for (const char* name : {"AWS_REGION", "AWS_DEFAULT_REGION"}) to.set(name, arn->region);
}

// The address at which libraries that speak Fluentd's protocol find the log router.
void set_log_router(const Task& task, const ContainerDefinition& definition, Environment& to) {
  const auto& logging = definition.logConfiguration;
  if (!logging || logging->logDriver != aws::ecs::LogDriver::awsfirelens) return;
  const state::Container* router = state::log_router_of(task);
  const bool has_address = router && router->address;
  if (!state::is_awsvpc(task) && !has_address) return;
  to.set("FLUENT_HOST", state::is_awsvpc(task) ? "127.0.0.1" : router->address->ip);
  to.set("FLUENT_PORT", "24224");
}

}  // namespace

Needed<std::vector<std::string>> environment_of(const state::State& state, const Task& task,
                                                const state::Container& container) {
  const ContainerDefinition& definition = state::definition_of(task, container);
  Environment environment;
  environment.set(definition.environment);
  environment.set(override_of(task, container.name).environment);
  if (definition.secrets)
    for (const auto& secret : *definition.secrets) {
      const auto value = resolve_secret(state, task, secret.valueFrom);
      if (const Missing* missing = missing_in(value)) return *missing;
      environment.set(secret.name, std::get<std::string>(value));
    }
  const bool reaches = reaches_daemon(state, task);
  if (reaches) set_endpoints(state[ecs::settings], task, container, environment);
  environment.set("AWS_EXECUTION_ENV",
                  state::is_on_fargate(task) ? "AWS_ECS_FARGATE" : "AWS_ECS_EC2");
  set_region(task, environment);
  if (reaches && !state[ecs::settings].api_url.empty() && !environment.has("AWS_ENDPOINT_URL"))
    environment.set("AWS_ENDPOINT_URL", state[ecs::settings].api_url);
  set_log_router(task, definition, environment);
  const auto variables = router_environment(state, task, definition);
  if (const Missing* missing = missing_in(variables)) return *missing;
  for (const auto& [name, value] : std::get<0>(variables)) environment.set(name, value);
  return environment.take();
}

Needed<std::vector<std::string>> environment_files_of(const state::State& state, const Task& task,
                                                      const state::Container& container) {
  const auto& by = override_of(task, container.name).environmentFiles;
  const auto& files = by ? by : state::definition_of(task, container).environmentFiles;
  std::vector<std::string> paths;
  if (!files) return paths;
  for (const auto& file : *files) {
    const auto path = object_path(state, task, file.value);
    if (const Missing* missing = missing_in(path)) return *missing;
    paths.push_back(std::get<std::string>(path));
  }
  return paths;
}

}  // namespace localecs::decide
