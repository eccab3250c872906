// Finds and changes an instance's attributes, and spells its status.
#include <localecs/services/ecs/rows/instance.hpp>

#include <localecs/aws/ecs/attribute.hpp>

#include <algorithm>

namespace localecs::state {
namespace {

using aws::ecs::Attribute;

// The place of the attribute, or the place to insert it. Binary search: an instance has some fifty
// capabilities, and every placement looks for several of them on every instance.
auto place_of(auto& attributes, std::string_view name) {
  return std::ranges::lower_bound(attributes, name, std::less<>(), &Attribute::name);
}

}  // namespace

const Attribute* find_attribute(const Instance& instance, std::string_view name) {
  const auto found = place_of(instance.attributes, name);
  return found != instance.attributes.end() && found->name == name ? &*found : nullptr;
}

void set_attribute(Instance& instance, const std::string& name,
                   const std::optional<std::string>& value) {
  const auto found = place_of(instance.attributes, name);
  if (found != instance.attributes.end() && found->name == name)
    found->value = value;
  else
    instance.attributes.insert(found, Attribute{.name = name, .value = value});
}

void remove_attribute(Instance& instance, std::string_view name) {
  std::erase_if(instance.attributes,
                [&](const Attribute& attribute) { return attribute.name == name; });
}

std::string_view to_text(InstanceStatus status) {
  switch (status) {
    case InstanceStatus::ACTIVE:
      return "ACTIVE";
    case InstanceStatus::DRAINING:
      return "DRAINING";
    case InstanceStatus::INACTIVE:
      break;
  }
  return "INACTIVE";
}

}  // namespace localecs::state
