// Reads "type=m5.large,zone=b;cpu=2048,memory=4096" into container instances.
#include "instance_option.hpp"

#include <localecs/base/text.hpp>
#include <localecs/services/ecs/rows/settings.hpp>

#include <stdexcept>

namespace localecs::app {
namespace {

constexpr int kMostInstances = 1000;
constexpr int kMostUnits = 10'000'000;
constexpr std::string_view kAttribute = "attribute.";

std::invalid_argument wrong(const std::string& what) {
  return std::invalid_argument("--instance wants " + what);
}

int number_of(const std::string& name, std::string_view text) {
  const auto number = to_number(text);
  if (!number || *number < 1 || *number > kMostUnits)
    throw wrong(name + " to be a number above 0, not '" + std::string(text) + "'");
  return static_cast<int>(*number);
}

void take_member(state::InstancePlan& plan, std::string_view member) {
  const auto equals = member.find('=');
  const std::string name(member.substr(0, equals));
  if (equals == std::string_view::npos) throw wrong("name=value, not '" + name + "'");
  const std::string value(member.substr(equals + 1));
  if (name == "type")
    plan.type = value;
  else if (name == "zone")
    plan.availability_zone = value;
  else if (name == "cpu")
    plan.cpu = number_of(name, value);
  else if (name == "memory")
    plan.memory = number_of(name, value);
  else if (name == "docker")
    plan.engine = value;
  else if (name == "gpus")
    plan.gpus = number_of(name, value);
  else if (name.starts_with(kAttribute) && name.size() > kAttribute.size())
    plan.attributes.push_back({.name = name.substr(kAttribute.size()), .value = value});
  else
    throw wrong("type, zone, cpu, memory, gpus, docker or attribute.NAME, not '" + name + "'");
}

}  // namespace

std::vector<state::InstancePlan> instance_plans(int equal,
                                                const std::vector<std::string>& described) {
  if (equal < 0 || equal > kMostInstances)
    throw std::invalid_argument("--instances wants 0 to 1000");
  std::vector<state::InstancePlan> plans(static_cast<std::size_t>(equal));
  for (const std::string& several : described)
    for (const std::string_view one : split(several, ';')) {
      state::InstancePlan& plan = plans.emplace_back();
      for (const std::string_view member : split(one, ',')) take_member(plan, trim(member));
      if ((plan.cpu == 0) != (plan.memory == 0) && plan.type.empty())
        throw wrong("cpu and memory together, or a type");
    }
  return plans;
}

}  // namespace localecs::app
