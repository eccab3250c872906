// A cluster: its settings, its capacity providers and the attachments that ECS shows for them.
#pragma once

#include <localecs/aws/ecs/attachment.hpp>
#include <localecs/aws/ecs/capacity_provider_strategy_item.hpp>
#include <localecs/aws/ecs/cluster_configuration.hpp>
#include <localecs/aws/ecs/cluster_setting.hpp>
#include <localecs/aws/ecs/tag.hpp>
#include <localecs/base/time.hpp>

#include <optional>
#include <string>
#include <vector>

namespace localecs::state {

struct Cluster {
  std::string arn;
  std::string name;
  bool active = true;  // false: deleted, and shown as INACTIVE for a while
  TimePoint deleted_at{};
  std::vector<aws::ecs::ClusterSetting> settings;
  std::optional<aws::ecs::ClusterConfiguration> configuration;
  std::vector<std::string> capacity_providers;
  std::vector<aws::ecs::CapacityProviderStrategyItem> default_strategy;
  std::vector<aws::ecs::Attachment> attachments;  // of its capacity providers' scaling policies
  std::string attachments_status;  // "UPDATE_IN_PROGRESS", "UPDATE_COMPLETE"; empty: never
  TimePoint attachments_changed_at{};
  bool provisioning = false;  // shown as PROVISIONING: its first attachments are being made
  std::string service_connect_namespace;
  std::vector<aws::ecs::Tag> tags;
};

}  // namespace localecs::state
