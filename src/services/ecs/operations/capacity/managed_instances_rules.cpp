// Checks the launch template of Managed Instances. localecs knows only names and sizes of instance
// types, so a requirement about anything else is refused.
#include "managed_instances_rules.hpp"

#include <localecs/aws/ecs/instance_launch_template.hpp>
#include <localecs/services/ecs/placement/instance_requirements.hpp>

#include "operations/tasks/launch_rules.hpp"

namespace localecs::services::ecs {
namespace {

constexpr int kDefaultStorage = 80, kLeastStorage = 30, kMostStorage = 16'384;  // GiB

template <class List>
bool has_any(const std::optional<List>& list) {
  return list && !list->empty();
}

bool asks_for_accelerators(const InstanceRequirementsRequest& asked) {
  const auto& count = asked.acceleratorCount;
  return count && (count->min.value_or(0) > 0 || count->max.value_or(1) > 0);
}

// True if a processor other than Intel's is required: all types that we choose ourselves are
// Intel's.
bool asks_for_another_processor(const InstanceRequirementsRequest& asked) {
  return has_any(asked.cpuManufacturers) &&
         std::ranges::find(*asked.cpuManufacturers, CpuManufacturer::intel) ==
             asked.cpuManufacturers->end();
}

bool asks_for_former_generation(const InstanceRequirementsRequest& asked) {
  return has_any(asked.instanceGenerations) &&
         std::ranges::find(*asked.instanceGenerations, InstanceGeneration::current) ==
             asked.instanceGenerations->end();
}

// Returns the first requirement that we cannot promise to meet; empty: none. Bounds on prices are
// met, since nothing costs anything.
const char* unmet_member(const InstanceRequirementsRequest& asked) {
  if (asks_for_accelerators(asked)) return "acceleratorCount";
  if (has_any(asked.acceleratorManufacturers)) return "acceleratorManufacturers";
  if (has_any(asked.acceleratorNames)) return "acceleratorNames";
  if (asked.acceleratorTotalMemoryMiB) return "acceleratorTotalMemoryMiB";
  if (has_any(asked.acceleratorTypes)) return "acceleratorTypes";
  if (asked.bareMetal == BareMetal::required) return "bareMetal";
  if (asked.baselineEbsBandwidthMbps) return "baselineEbsBandwidthMbps";
  if (asked.burstablePerformance == BurstablePerformance::required) return "burstablePerformance";
  if (asks_for_another_processor(asked)) return "cpuManufacturers";
  if (asks_for_former_generation(asked)) return "instanceGenerations";
  if (asked.localStorage == LocalStorage::required) return "localStorage";
  if (has_any(asked.localStorageTypes)) return "localStorageTypes";
  if (asked.networkBandwidthGbps) return "networkBandwidthGbps";
  if (asked.networkInterfaceCount) return "networkInterfaceCount";
  if (asked.requireHibernateSupport.value_or(false)) return "requireHibernateSupport";
  if (asked.totalLocalStorageGB) return "totalLocalStorageGB";
  return "";
}

}  // namespace

void check_subnets(const ManagedInstancesNetworkConfiguration& network) {
  if (!has_any(network.subnets)) throw client_error("subnets can not be empty.");
}

void check_storage(const std::optional<ManagedInstancesStorageConfiguration>& storage) {
  if (!storage) return;
  const int size = storage->storageSizeGiB.value_or(kDefaultStorage);
  if (size < kLeastStorage || size > kMostStorage)
    throw client_error("The storage size must be between 30 and 16384 GiB.");
}

void check_reservations(const std::optional<CapacityOptionType>& option,
                        const std::optional<CapacityReservationRequest>& reservations) {
  if (option == CapacityOptionType::RESERVED)
    throw unsupported("launch managed instances of the capacityOptionType RESERVED");
  if (reservations)
    throw unsupported("launch managed instances into capacity reservations (capacityReservations)");
}

void check_requirements(const std::optional<InstanceRequirementsRequest>& requirements) {
  if (!requirements) return;
  if (const std::string member = unmet_member(*requirements); !member.empty())
    throw unsupported("choose managed instances by instanceRequirements." + member);
  if (placement::types_for(requirements).empty())
    throw unsupported("know an instance type that these instanceRequirements allow");
}

}  // namespace localecs::services::ecs
