// Names for container instances, whose ids are drawn.
#include "places.hpp"

#include <localecs/base/text.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/settings.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/state/state.hpp>

#include <map>
#include <set>
#include <stdexcept>

namespace localecs::tests {
namespace {

json strategy_of(std::string_view text) {
  const auto open = text.find('(');
  json strategy{{"type", text.substr(0, open)}};
  if (open != std::string_view::npos)
    strategy["field"] = text.substr(open + 1, text.size() - open - 2);
  return strategy;
}

std::string name_of(const state::Instance& instance) {
  const auto* name = state::find_attribute(instance, "name");
  return name ? *name->value : "?";
}

}  // namespace

std::vector<state::InstancePlan> instances_of(const std::string& text) {
  std::vector<state::InstancePlan> plans;
  if (text.empty()) return plans;
  for (const std::string_view one : split(text, ' ')) {
    const auto parts = split(one, ':');
    plans.push_back({.availability_zone = std::string(parts.at(1)),
                     .cpu = std::stoi(std::string(parts.at(2))),
                     .memory = std::stoi(std::string(parts.at(3))),
                     .attributes = {{.name = "name", .value = std::string(parts.at(0))}}});
  }
  return plans;
}

void add_placement(json& request, const Command& command) {
  json constraints = json::array(), strategies = json::array();
  if (command.has("constraint")) constraints.push_back({{"type", command.text("constraint")}});
  if (command.has("member-of"))
    constraints.push_back({{"type", "memberOf"}, {"expression", command.text("member-of")}});
  const std::string wanted = command.text("place");
  if (!wanted.empty())
    for (const std::string_view text : split(wanted, ',')) strategies.push_back(strategy_of(text));
  if (!constraints.empty()) request["placementConstraints"] = constraints;
  if (!strategies.empty()) request["placementStrategy"] = strategies;
}

std::vector<std::string> places(const state::State& state, Chronicle& chronicle) {
  std::map<std::string, std::string> lines;
  for (const auto& [arn, instance] : state[ecs::instances].rows()) {
    std::set<int> numbers;
    for (const std::string& task : state[ecs::tasks].on_instance(arn))
      numbers.insert(chronicle.number_of(task));
    std::string& line = lines[name_of(instance)];
    line = name_of(instance) + ":";
    if (instance.status != state::InstanceStatus::ACTIVE)
      line += " " + std::string(state::to_text(instance.status));
    if (!numbers.empty()) line += numbers.size() == 1 ? " task" : " tasks";
    for (const int number : numbers) line += " " + std::to_string(number);
  }
  std::vector<std::string> all;
  for (const auto& [name, line] : lines) all.push_back(line);
  return all;
}

std::string instance_named(const state::State& state, const std::string& name) {
  for (const auto& [arn, instance] : state[ecs::instances].rows())
    if (name_of(instance) == name) return arn;
  throw std::invalid_argument("no instance " + name);
}

}  // namespace localecs::tests
