// What a task brings along beside its definition: the first line names it, the second says where it
// is found, the rest is its content.
//
//   secret        a container's valueFrom; the secret's text
//   parameter     a container's valueFrom; the parameter's text
//   repository    the secret of repositoryCredentials; its text
//   environment   an ARN of an S3 object; the file
//   logins        an image; config.json or ECS_ENGINE_AUTH_DATA
#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/settings.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/secretsmanager/rows.hpp>
#include <localecs/services/secretsmanager/rows/secret.hpp>
#include <localecs/services/ssm/rows.hpp>
#include <localecs/services/ssm/rows/parameter.hpp>
#include <localecs/state/state.hpp>

#include <sys/mman.h>
#include <unistd.h>
#include <docker/containers/preparation.hpp>
#include <docker/images/registry_logins.hpp>
#include <services/ecs/decide/container/s3_objects.hpp>
#include <services/ecs/decide/container/secrets.hpp>

#include <array>
#include <set>

#include "house.hpp"
#include "target.hpp"

namespace localecs::fuzz {
namespace {

struct Given {
  std::string where, content;
};

// What AWS would have kept.
constexpr std::size_t kLongestSecret = 65536;

House& house() {
  static House house;
  return house;
}

const state::Task& task() {
  return house().world().state[ecs::tasks].rows().begin()->second;
}

void keep(const Given& given) {
  state::State& state = house().world().state;
  state::Secret secret = state[secretsmanager::secrets].rows().begin()->second;
  secret.versions.back().text = given.content.substr(0, kLongestSecret);
  state[secretsmanager::secrets].put(secret.arn, secret);
  const std::string name(state[ssm::parameters].rows().begin()->first);
  state::Parameter parameter = *state[ssm::parameters].find(name);
  parameter.versions.rbegin()->second.value = given.content.substr(0, kLongestSecret);
  state[ssm::parameters].put(name, parameter);
}

std::string named(std::string text) {
  const std::string arn(house().world().state[secretsmanager::secrets].rows().begin()->first);
  if (const auto at = text.find("@secret@"); at != text.npos) text.replace(at, 8, arn);
  return text;
}

void value_from(const Given& given) {
  keep(given);
  decide::resolve_secret(house().world().state, task(), named(given.where));
}

void repository(const Given& given) {
  keep(given);
  aws::ecs::ContainerDefinition definition;
  definition.repositoryCredentials = aws::ecs::RepositoryCredentials{named(given.where)};
  const auto needed = decide::registry_login(house().world().state, task(), definition);
  if (decide::missing_in(needed)) return;
  const auto& login = std::get<0>(needed);
  require(login && !login->user.empty(), "a login has a user");
  docker::registry_header(*login, "localhost:5000/web");
}

void environment(const Given& given) {
  state::State& state = house().world().state;
  state[ecs::settings].s3_folder = "/s3";
  const auto needed = decide::object_path(state, task(), given.where);
  if (!decide::missing_in(needed)) {
    const std::string& path = std::get<std::string>(needed);
    require(path.starts_with("/s3/") && path.find("/../") == path.npos && !path.ends_with("/.."),
            "no object leads out of the folder");
  }
  const int file = memfd_create("env", MFD_CLOEXEC);
  if (file < 0) return;
  const bool is_written = write(file, given.content.data(), given.content.size()) >= 0;
  std::vector<std::string> entries{"PATH=/bin"};
  if (is_written) docker::add_environment_files({"/proc/self/fd/" + std::to_string(file)}, entries);
  close(file);
  std::set<std::string> names;
  for (const std::string& entry : entries) {
    require(entry.find('=') != entry.npos && entry.find('\0') == entry.npos, "a variable is one");
    require(names.insert(entry.substr(0, entry.find('='))).second, "each name counts once");
  }
  require(entries.front() == "PATH=/bin", "what was there stays");
}

void logins(const Given& given) {
  const docker::Logins logins = docker::read_logins(given.content);
  if (const auto login = docker::login_for(logins, given.where))
    docker::registry_header(*login, given.where);
  for (const auto& [registry, login] : logins) require(!login.user.empty(), "a login has a user");
}

constexpr std::array<std::string_view, 5> kNames{"secret", "parameter", "repository", "environment",
                                                 "logins"};
constexpr std::array<void (*)(const Given&), kNames.size()> kReaders{
    value_from, value_from, repository, environment, logins};

void run(std::string_view bytes) {
  Input input(bytes);
  const auto reader = kReaders[choice(kNames, input.line())];
  std::string where = unfolded(input.line());
  reader({std::move(where), unfolded(input.rest())});
}

const Target target("task_inputs", run);

}  // namespace
}  // namespace localecs::fuzz
