// PutAttributes, DeleteAttributes and ListAttributes.
#include "instance_attributes.hpp"

#include <localecs/aws/ecs/delete_attributes.hpp>
#include <localecs/aws/ecs/list_attributes.hpp>
#include <localecs/aws/ecs/put_attributes.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ecs/placement/placement.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/instance.hpp>

namespace localecs::services::ecs {
namespace {

using state::Instance;
using state::InstanceStatus;

constexpr std::size_t kMostPerCall = 10, kMostCustom = 10, kLongest = 128;

bool consists_of(std::string_view text, std::string_view signs) {
  return std::ranges::all_of(text, [&](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           signs.find(c) != std::string_view::npos;
  });
}

void check_list(const std::vector<Attribute>& attributes) {
  if (attributes.empty()) throw invalid_parameter("attributes can not be empty");
  if (attributes.size() > kMostPerCall)
    throw invalid_parameter("attributes can have at most 10 items.");
  for (const Attribute& attribute : attributes) check_attribute(attribute);
}

aws::Error target_not_found() {
  return {"TargetNotFoundException", "The specified target was not found."};
}

// A short id needs targetType beside it; an ARN contains the type.
std::string target_of(Call& call, const state::Cluster& cluster, const Attribute& attribute) {
  const std::string id = attribute.targetId.value_or("");
  if (id.empty()) throw invalid_parameter("targetId is required");
  if (!id.starts_with("arn:") && !attribute.targetType)
    throw invalid_parameter("targetType must be container-instance");
  const std::string arn = arn_in_cluster(call, cluster, "container-instance", id);
  const Instance* instance = call.state[ecs::instances].find(arn);
  if (!instance || instance->status == InstanceStatus::INACTIVE) throw target_not_found();
  return arn;
}

void check_changeable(const Attribute& attribute) {
  if (is_built_in(attribute.name))
    throw invalid_parameter("The attribute " + attribute.name + " is built in.");
}

Attribute shown(const std::string& target, const Attribute& attribute) {
  return {.name = attribute.name, .targetId = target, .targetType = {}, .value = attribute.value};
}

// Puts the changed rows into the table; until then nothing is changed, so that a call does all or
// nothing.
void keep(Call& call, const state::Cluster& cluster, std::map<std::string, Instance>& changed) {
  for (auto& [arn, instance] : changed) {
    ++instance.version;
    call.state[ecs::instances].put(arn, std::move(instance));
  }
  placement::wake_services(call.state, cluster.arn);
}

bool is_wanted(const ListAttributesRequest& input, const Attribute& attribute) {
  return (!input.attributeName || attribute.name == *input.attributeName) &&
         (!input.attributeValue || attribute.value == *input.attributeValue);
}

}  // namespace

bool is_built_in(std::string_view name) {
  return name.starts_with("ecs.") || name.starts_with("com.amazonaws.");
}

void check_attribute(const Attribute& attribute) {
  const std::string& name = attribute.name;
  if (name.empty() || name.size() > kLongest || !consists_of(name, "-_./\\"))
    throw invalid_parameter("Attribute name '" + name + "' is invalid.");
  if (!attribute.value) return;
  const std::string& value = *attribute.value;
  if (value.size() > kLongest || !consists_of(value, "-_.@:/\\ ") || trim(value) != value)
    throw invalid_parameter("Attribute value '" + value + "' is invalid.");
}

void check_custom_attributes(const Instance& instance) {
  const auto custom = std::ranges::count_if(
      instance.attributes, [](const Attribute& attribute) { return !is_built_in(attribute.name); });
  if (custom > static_cast<std::ptrdiff_t>(kMostCustom))
    throw aws::Error("AttributeLimitExceededException",
                     "A container instance can have at most 10 custom attributes.");
}

PutAttributesResponse put_attributes(Call& call, const PutAttributesRequest& input) {
  check_list(input.attributes);
  const state::Cluster& cluster = find_cluster(call, input.cluster);
  std::map<std::string, Instance> changed;
  PutAttributesResponse answer{.attributes{{}}};
  for (const Attribute& attribute : input.attributes) {
    check_changeable(attribute);
    const std::string target = target_of(call, cluster, attribute);
    Instance& instance =
        changed.try_emplace(target, *call.state[ecs::instances].find(target)).first->second;
    state::set_attribute(instance, attribute.name, attribute.value);
    check_custom_attributes(instance);
    answer.attributes->push_back(shown(target, attribute));
  }
  keep(call, cluster, changed);
  return answer;
}

// An attribute that is absent, or has another value than the request's, is ignored without an
// error.
DeleteAttributesResponse delete_attributes(Call& call, const DeleteAttributesRequest& input) {
  check_list(input.attributes);
  const state::Cluster& cluster = find_cluster(call, input.cluster);
  std::map<std::string, Instance> changed;
  DeleteAttributesResponse answer{.attributes{{}}};
  for (const Attribute& attribute : input.attributes) {
    check_changeable(attribute);
    const std::string target = target_of(call, cluster, attribute);
    Instance& instance =
        changed.try_emplace(target, *call.state[ecs::instances].find(target)).first->second;
    const Attribute* found = state::find_attribute(instance, attribute.name);
    if (!found || (attribute.value && found->value != attribute.value)) continue;
    answer.attributes->push_back(shown(target, *found));
    state::remove_attribute(instance, attribute.name);
  }
  keep(call, cluster, changed);
  return answer;
}

ListAttributesResponse list_attributes(Call& call, const ListAttributesRequest& input) {
  if (input.attributeValue && !input.attributeName)
    throw invalid_parameter("attributeName is required when attributeValue is specified.");
  const state::Cluster& cluster = find_cluster(call, input.cluster);
  // Pages are made of "<instance ARN> <attribute>": neither holds a blank.
  std::vector<std::string> keys;
  call.state[ecs::instances].visit_prefix(instance_prefix(call, cluster),
                                          [&](const Instance& instance) {
                                            if (instance.status == InstanceStatus::INACTIVE) return;
                                            for (const Attribute& attribute : instance.attributes)
                                              if (is_wanted(input, attribute))
                                                keys.push_back(instance.arn + " " + attribute.name);
                                          });
  Page page = page_of(std::move(keys), input.maxResults, input.nextToken, 100);
  ListAttributesResponse answer{.attributes{{}}, .nextToken = std::move(page.next_token)};
  for (const std::string& key : page.items) {
    const auto blank = key.find(' ');
    const std::string target = key.substr(0, blank);
    answer.attributes->push_back(shown(
        target,
        *state::find_attribute(*call.state[ecs::instances].find(target), key.substr(blank + 1))));
  }
  return answer;
}

}  // namespace localecs::services::ecs
