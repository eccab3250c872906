// Capacity providers in a scenario.
#include "capacity.hpp"

#include <localecs/base/text.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/capacity_provider.hpp>
#include <localecs/services/ecs/rows/instance.hpp>

#include <map>

namespace localecs::tests {

// "FARGATE:1:1,FARGATE_SPOT:0:3": provider, base, weight
json strategy_of(const std::string& text) {
  json strategy = json::array();
  for (const std::string_view item : split(text, ',')) {
    const auto parts = split(item, ':');
    strategy.push_back({{"capacityProvider", parts.at(0)},
                        {"base", std::stoi(std::string(parts.at(1)))},
                        {"weight", std::stoi(std::string(parts.at(2)))}});
  }
  return strategy;
}

// capacity-provider asg [scaling=DISABLED] [target=80] [cpu=1024 memory=1024] [min=0] [max=10]
// [warmup=60] [draining=DISABLED]
void create_capacity_provider(World& world, const Command& command) {
  state::AutoScalingGroup group;
  group.name = command.word(1);
  group.cpu = command.number("cpu", 0);
  group.memory = command.number("memory", 0);
  group.min_size = command.number("min", 0);
  group.max_size = command.number("max", 10);
  world.state[ecs::auto_scaling_groups].put("000000000000 us-east-1 " + group.name, group);
  const json scaling{{"status", command.text("scaling", "ENABLED")},
                     {"targetCapacity", command.number("target", 100)},
                     {"instanceWarmupPeriod", command.number("warmup", 300)}};
  world.call("CreateCapacityProvider",
             {{"name", group.name},
              {"autoScalingGroupProvider",
               {{"autoScalingGroupArn", group.name},
                {"managedScaling", scaling},
                {"managedDraining", command.text("draining", "ENABLED")}}}});
}

// providers FARGATE asg [default=asg:0:1]
void put_capacity_providers(World& world, const Command& command) {
  const json names(std::vector<std::string>(command.words.begin() + 1, command.words.end()));
  const json strategy =
      command.has("default") ? strategy_of(command.text("default")) : json::array();
  world.call("PutClusterCapacityProviders", {{"cluster", "default"},
                                             {"capacityProviders", names},
                                             {"defaultCapacityProviderStrategy", strategy}});
}

// instances: those of every capacity provider
void show_instances(World& world, Chronicle& chronicle, const Command&) {
  std::map<std::string, int> counts;
  for (const auto& [arn, instance] : world.state[ecs::instances].rows())
    if (!instance.capacity_provider.empty())
      ++counts[instance.capacity_provider + " " + std::string(state::to_text(instance.status))];
  if (counts.empty()) chronicle.note("no instances of capacity providers");
  for (const auto& [what, count] : counts)
    chronicle.note(std::to_string(count) + " instances of " + what);
}

}  // namespace localecs::tests
