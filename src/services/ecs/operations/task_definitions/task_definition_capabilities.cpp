// Compatibilities and requiresAttributes, as derived from AWS's answers to known definitions.
#include "task_definition_capabilities.hpp"

#include <localecs/aws/ecs/attribute.hpp>
#include <localecs/aws/ecs/compatibility.hpp>
#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/aws/ecs/ipc_mode.hpp>
#include <localecs/aws/ecs/network_mode.hpp>
#include <localecs/aws/ecs/volume.hpp>
#include <localecs/base/arn.hpp>

#include "task_definition_rules.hpp"

namespace localecs::services::ecs {
namespace {

// Names in the order they were first needed, each once.
class Attributes {
 public:
  void add(std::string name) {
    if (std::ranges::find(list_, name, &Attribute::name) == list_.end())
      list_.push_back({.name = std::move(name)});
  }
  void ecs(const std::string& name) { add("ecs.capability." + name); }
  void agent(const std::string& name) { add("com.amazonaws.ecs.capability." + name); }
  void docker(const std::string& version) { agent("docker-remote-api." + version); }

  std::optional<std::vector<Attribute>> take() {
    if (list_.empty()) return std::nullopt;
    return std::move(list_);
  }

 private:
  std::vector<Attribute> list_;
};

// A secret is a Secrets Manager ARN, else it names an SSM parameter.
std::string secret_store(const Secret& secret) {
  const auto arn = Arn::parse(secret.valueFrom);
  return arn && arn->service == "secretsmanager" ? "asm" : "ssm";
}

void add_log(Attributes& attributes, const LogConfiguration& log, bool has_role) {
  const auto option = [&](const char* name) { return log.options && log.options->contains(name); };
  attributes.agent("logging-driver." + std::string(aws::to_text(log.logDriver)));
  if (log.logDriver == LogDriver::awslogs || log.logDriver == LogDriver::awsfirelens)
    attributes.docker("1.19");
  if (log.logDriver == LogDriver::awslogs && has_role) attributes.ecs("execution-role-awslogs");
  if (option("awslogs-create-group")) attributes.docker("1.29");
  if (option("mode") || option("max-buffer-size")) attributes.docker("1.28");
  for (const Secret& secret : items(log.secretOptions))
    attributes.ecs("secrets." + secret_store(secret) + ".bootstrap.log-driver");
}

void add_firelens(Attributes& attributes, const FirelensConfiguration& firelens) {
  attributes.ecs("firelens." + std::string(aws::to_text(firelens.type)));
  if (!firelens.options) return;
  const auto type = firelens.options->find("config-file-type");
  if (type != firelens.options->end()) attributes.ecs("firelens.options.config." + type->second);
}

void add_linux(Attributes& attributes, const LinuxParameters& parameters) {
  if (has(parameters.tmpfs)) attributes.docker("1.22");
  if (parameters.initProcessEnabled.value_or(false)) attributes.docker("1.25");
}

void add_security(Attributes& attributes, const ContainerDefinition& container) {
  if (container.privileged.value_or(false)) attributes.agent("privileged-container");
  for (const std::string& option : items(container.dockerSecurityOptions)) {
    if (option.starts_with("no-new-privileges")) attributes.docker("1.23");
    if (option.starts_with("label:")) attributes.agent("selinux");
    if (option.starts_with("apparmor:")) attributes.agent("apparmor");
  }
}

void add_container(Attributes& attributes, const ContainerDefinition& container, bool has_role) {
  if (is_ecr_image(*container.image)) {
    attributes.agent("ecr-auth");
    if (has_role) attributes.ecs("execution-role-ecr-pull");
  }
  if (container.logConfiguration) add_log(attributes, *container.logConfiguration, has_role);
  if (container.firelensConfiguration) add_firelens(attributes, *container.firelensConfiguration);
  if (container.memoryReservation) attributes.docker("1.21");
  if (container.healthCheck) {
    attributes.ecs("container-health-check");
    attributes.docker(container.healthCheck->startPeriod ? "1.29" : "1.24");
  }
  if (has(container.dependsOn)) attributes.ecs("container-ordering");
  for (const Secret& secret : items(container.secrets))
    attributes.ecs("secrets." + secret_store(secret) + ".environment-variables");
  if (has(container.environmentFiles)) attributes.ecs("env-files.s3");
  if (container.ulimits) attributes.docker("1.18");  // an empty list counts, too
  if (has(container.workingDirectory)) attributes.docker("1.17");
  if (container.linuxParameters) add_linux(attributes, *container.linuxParameters);
  add_security(attributes, container);
  if (container.repositoryCredentials)
    attributes.ecs("private-registry-authentication.secretsmanager");
}

void add_volume(Attributes& attributes, const Volume& volume) {
  if (volume.efsVolumeConfiguration) {
    attributes.ecs("efs");
    attributes.ecs("efsAuth");
    attributes.docker("1.25");
  }
  if (volume.dockerVolumeConfiguration)
    attributes.ecs("docker-plugin." + volume.dockerVolumeConfiguration->driver.value_or("local"));
}

// The Fargate rules are the ones of registration, asked here without their words.
bool could_run_on_fargate(const Request& request) {
  Request asked = request;
  asked.requiresCompatibilities = {Compatibility::FARGATE};
  try {
    check_fargate(asked);
    return true;
  } catch (const aws::Error&) {
    return false;
  }
}

}  // namespace

std::vector<Compatibility> compatibilities_of(const Request& request) {
  std::vector<Compatibility> list;
  if (request.networkMode == NetworkMode::awsvpc) {
    list = {Compatibility::EC2};
    if (could_run_on_fargate(request)) list.push_back(Compatibility::FARGATE);
    list.push_back(Compatibility::MANAGED_INSTANCES);
  } else if (request.runtimePlatform) {
    list = {Compatibility::EC2};
  } else {
    list = {Compatibility::EXTERNAL, Compatibility::EC2};
  }
  for (Compatibility asked : items(request.requiresCompatibilities))
    if (std::ranges::find(list, asked) == list.end()) list.push_back(asked);
  return list;
}

std::optional<std::vector<Attribute>> required_attributes_of(const Request& request) {
  Attributes attributes;
  const bool has_role = has(request.executionRoleArn);
  for (const ContainerDefinition& container : request.containerDefinitions)
    add_container(attributes, container, has_role);
  if (has(request.taskRoleArn)) {
    attributes.agent("task-iam-role");
    if (request.networkMode == NetworkMode::host) attributes.agent("task-iam-role-network-host");
  }
  if (request.networkMode == NetworkMode::awsvpc) {
    attributes.ecs("task-eni");
    attributes.docker("1.18");
  }
  for (const Volume& volume : items(request.volumes)) add_volume(attributes, volume);
  if (request.ipcMode || request.pidMode) attributes.ecs("pid-ipc-namespace-sharing");
  if (request.ipcMode == IpcMode::none) attributes.docker("1.32");
  return attributes.take();
}

}  // namespace localecs::services::ecs
