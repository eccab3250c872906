// Finds advice for reasons in ECS's words.
#include "explain.hpp"

#include <array>

namespace localecs::services::local {
namespace {

struct Advice {
  std::string_view sign;  // text that occurs in the reason
  std::string_view text;
};

constexpr std::array<Advice, 21> kTable{{
    {"CannotPullContainerError",
     "Look whether the image's name and tag are right and whether this machine can pull it: "
     "docker pull IMAGE."},
    {"@sha256:",
     "The image was asked for by digest. If the task definition names a tag, that is the digest "
     "which the first task of the service's deployment ran: a new deployment "
     "(update-service --force-new-deployment) looks at the tag again."},
    {"no basic auth credentials",
     "The registry wants a login: docker login on this machine, or repositoryCredentials in the "
     "container definition."},
    {"OutOfMemoryError",
     "The container needed more memory than its hard limit: raise 'memory', or make it use less."},
    {"no such file or directory",
     "The command, or the interpreter of its script, is not in the image: look at 'command' and "
     "'entryPoint'."},
    {"executable file not found",
     "The command is not in the image's PATH: look at 'command' and 'entryPoint'."},
    {"permission denied", "What is started is not executable for the container's user."},
    {"port is already allocated",
     "Something else on this machine has that host port: choose another, or 0 for any."},
    {"address already in use",
     "Something else on this machine has that host port: choose another, or 0 for any."},
    {"ResourceInitializationError",
     "What the task needs before it starts is not there: look at the secret, parameter, log group "
     "or file system that the reason names, and make it in this account and region."},
    {"log group does not exist",
     "Make the log group, or set the log option awslogs-create-group to true."},
    {"health check",
     "Run the health check's command in the container (ExecuteCommand) and look at its exit code; "
     "startPeriod gives a slow starter time."},
    {"RESOURCE:CPU", "Ask for less CPU, stop other tasks, or add instances (--instances)."},
    {"RESOURCE:MEMORY", "Ask for less memory, stop other tasks, or add instances (--instances)."},
    {"RESOURCE:PORT",
     "Two tasks with the same host port cannot share an instance: use dynamic ports (hostPort 0) "
     "or more instances."},
    {"RESOURCE:GPU", "No instance here has a GPU."},
    {"insufficient", "Ask for less, stop other tasks, or add instances (--instances)."},
    {"already using a port",
     "Two tasks with the same host port cannot share an instance: use dynamic ports (hostPort 0) "
     "or more instances."},
    {"ATTRIBUTE",
     "No instance has an attribute that the task definition requires: compare its "
     "requiresAttributes with the instances' attributes."},
    {"DAEMON",
     "A managed daemon of the capacity provider does not serve on the instance yet: look at its "
     "tasks (ListTasks with daemonName) and its deployment."},
    {"MemberOf",
     "No instance matches the memberOf expression: GET /_localecs/explain-placement shows each."},
}};

}  // namespace

std::vector<std::string> advice_for(const std::string& reason) {
  std::vector<std::string> advice;
  for (const Advice& each : kTable)
    if (reason.find(each.sign) != std::string::npos &&
        std::ranges::find(advice, each.text) == advice.end())
      advice.emplace_back(each.text);
  return advice;
}

}  // namespace localecs::services::local
