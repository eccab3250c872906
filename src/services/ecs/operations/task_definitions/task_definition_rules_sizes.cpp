// Rules about cpu and memory, of each container and against the task's.
#include <localecs/aws/ecs/container_definition.hpp>

#include "task_definition_rules.hpp"
#include "task_definition_sizes.hpp"

namespace localecs::services::ecs {
namespace {

// 0.125 to 192 vCPU: what AWS documents for the EC2 launch type.
constexpr int kLeastCpu = 128;
constexpr int kMostCpu = 196'608;

aws::Error invalid_size(const char* what) {
  return client_error(std::string("Invalid '") + what +
                      "' setting for task. For more information, see the Troubleshooting section "
                      "of the Amazon ECS Developer Guide.");
}

std::optional<int> task_cpu(const Request& request) {
  if (!request.cpu) return std::nullopt;
  const auto cpu = parse_cpu(*request.cpu);
  if (!cpu || *cpu < kLeastCpu || *cpu > kMostCpu) throw invalid_size("cpu");
  return cpu;
}

std::optional<int> task_memory(const Request& request) {
  if (!request.memory) return std::nullopt;
  const auto memory = parse_memory(*request.memory);
  if (!memory) throw invalid_size("memory");
  return memory;
}

void check_container(const ContainerDefinition& container, const std::optional<int>& of_task) {
  const std::string invalid = "Invalid setting for container '" + name_of(container) + "'. ";
  if (!container.memory && !container.memoryReservation && !of_task)
    throw client_error(invalid +
                       "At least one of 'memory' or 'memoryReservation' must be specified.");
  if (container.cpu.value_or(0) < 0)
    throw client_error(invalid + "'cpu' must be greater than or equal to 0.");
  if (container.memory.value_or(1) < 1)
    throw client_error(invalid + "'memory' must be greater than 0.");
  if (container.memoryReservation.value_or(1) < 1)
    throw client_error(invalid + "'memoryReservation' must be greater than 0.");
  if (container.memory && container.memory < container.memoryReservation)
    throw client_error(invalid + "'memory' must be greater than or equal to 'memoryReservation'.");
  if (of_task && container.memory && *container.memory > *of_task)
    throw client_error("The 'memory' setting for container '" + name_of(container) +
                       "' is greater than for the task");
}

}  // namespace

void check_sizes(const Request& request) {
  const auto cpu = task_cpu(request);
  const auto memory = task_memory(request);
  std::int64_t used = 0, reserved = 0;
  for (const ContainerDefinition& container : request.containerDefinitions) {
    check_container(container, memory);
    used += container.cpu.value_or(0);
    reserved += container.memoryReservation.value_or(0);
  }
  if (cpu && used > *cpu)
    throw client_error(
        "The sum of all container 'cpu' values cannot be greater than the value of the task "
        "'cpu'.");
  if (memory && reserved > *memory)
    throw client_error(
        "The sum of all container 'memoryReservation' values cannot be greater than the value of "
        "the task 'memory'.");
}

}  // namespace localecs::services::ecs
