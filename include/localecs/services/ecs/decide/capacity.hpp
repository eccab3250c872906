// What happens next to capacity: clusters' attachments, providers and their instances, zones.
#pragma once

#include <localecs/base/ids.hpp>
#include <localecs/services/ecs/rows/capacity_provider.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/timing.hpp>
#include <localecs/state/state.hpp>

#include <optional>
#include <string>
#include <vector>

namespace localecs::decide {

// Attachments that were being made are there, those being removed are gone; a deleted cluster is
// forgotten some day.
struct ClusterPlan {
  state::Cluster cluster;
  bool changed = false;
  bool forget = false;
  std::optional<TimePoint> wake;
};
ClusterPlan decide_cluster(const state::Cluster& cluster, TimePoint now, const Timing& timing);

struct CapacityPlan {
  state::CapacityProvider provider;  // as it is to stand in the table
  bool forget = false;
  struct Placement {
    std::string task_arn, instance_arn;
  };
  std::vector<state::Instance> launches;  // they register now
  std::vector<Placement> placements;      // of tasks that waited
  struct Failure {
    std::string task_arn, reason;
  };
  std::vector<Failure> failures;     // of tasks that waited too long
  std::vector<std::string> leaving;  // instances to drain, and to terminate once they are empty
  std::vector<std::string> ending;   // to terminate at once
  std::optional<TimePoint> wake;
};
// Level-triggered and pure, but for the ids that new instances take from `ids`.
CapacityPlan decide_capacity_provider(const state::State& state,
                                      const state::CapacityProvider& provider, IdSource& ids,
                                      TimePoint now, const Timing& timing);

// CapacityProviderReservation, in percent: instances needed of instances running.
double capacity_reservation(int needed, int running);

// An instance that leaves goes when it is empty, a Spot instance some time after its notice.
struct InstancePlan {
  bool terminate = false;
  std::optional<TimePoint> wake;
};
InstancePlan decide_instance(const state::State& state, const state::Instance& instance,
                             TimePoint now, const Timing& timing);

}  // namespace localecs::decide
