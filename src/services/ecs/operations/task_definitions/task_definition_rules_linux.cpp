// Rules about linuxParameters and ulimits.
#include <localecs/aws/ecs/container_definition.hpp>

#include <limits>
#include <set>

#include "task_definition_rules.hpp"

namespace localecs::services::ecs {
namespace {

struct Range {
  const char* name;
  std::optional<std::int32_t> LinuxParameters::*value;
  int least, most;
};
constexpr int kNoEnd = std::numeric_limits<int>::max();
constexpr Range kRanges[] = {
    {"maxSwap", &LinuxParameters::maxSwap, 0, kNoEnd},
    {"sharedMemorySize", &LinuxParameters::sharedMemorySize, 0, kNoEnd},
    {"swappiness", &LinuxParameters::swappiness, 0, 100},
};

// Words not recorded.
void check_parameters(const LinuxParameters& parameters, const std::string& invalid) {
  for (const Range& range : kRanges) {
    const auto& value = parameters.*range.value;
    if (!value || (*value >= range.least && *value <= range.most)) continue;
    throw client_error(invalid + "'" + range.name + "' must be " +
                       (range.most == kNoEnd
                            ? "greater than or equal to " + std::to_string(range.least) + "."
                            : "between " + std::to_string(range.least) + " and " +
                                  std::to_string(range.most) + "."));
  }
  for (const Tmpfs& tmpfs : items(parameters.tmpfs))
    if (tmpfs.size < 1) throw client_error(invalid + "'tmpfs.size' must be greater than 0.");
}

void check_ulimits(const ContainerDefinition& container, const std::string& invalid) {
  std::set<UlimitName> names;
  for (const Ulimit& limit : items(container.ulimits)) {
    if (limit.softLimit > limit.hardLimit)
      throw client_error("Soft limit exceeds hard limit for ulimit " +
                         std::string(aws::to_text(limit.name)));
    if (!names.insert(limit.name).second)  // words not recorded
      throw client_error(invalid + "Duplicate ulimit " + std::string(aws::to_text(limit.name)) +
                         ".");
  }
}

}  // namespace

void check_linux(const Request& request) {
  for (const ContainerDefinition& container : request.containerDefinitions) {
    const std::string invalid = "Invalid setting for container '" + name_of(container) + "'. ";
    if (container.linuxParameters) check_parameters(*container.linuxParameters, invalid);
    check_ulimits(container, invalid);
  }
}

}  // namespace localecs::services::ecs
