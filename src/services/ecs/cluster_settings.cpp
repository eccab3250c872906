// Checks what CreateCluster, UpdateCluster* and PutClusterCapacityProviders are given.
#include "cluster_settings.hpp"

#include "account_settings.hpp"
#include "common.hpp"

namespace localecs::services::ecs {
namespace {

constexpr std::array<std::string_view, 2> known_providers{"FARGATE", "FARGATE_SPOT"};
constexpr int highest_weight = 1000;
constexpr int highest_base = 100'000;

void check_setting(const ClusterSetting& setting) {
  if (!setting.name) throw invalid_parameter("Cluster setting name can not be empty.");
  const std::string& value = setting.value.value_or("");
  if (value != "enabled" && value != "disabled" && value != "enhanced")
    throw invalid_parameter("Invalid cluster setting value: " + value);
}

// The one base and the ranges of weight and base that the API reference states.
void check_weights(const std::vector<CapacityProviderStrategyItem>& strategy) {
  int bases = 0;
  for (const auto& item : strategy) {
    const int weight = item.weight.value_or(0);
    const int base = item.base.value_or(0);
    if (weight < 0 || weight > highest_weight)
      throw invalid_parameter("Capacity provider strategy weight must be between 0 and 1000.");
    if (base < 0 || base > highest_base)
      throw invalid_parameter("Capacity provider strategy base must be between 0 and 100000.");
    bases += base > 0;
  }
  if (bases > 1)
    throw invalid_parameter(
        "The specified capacity provider strategy contains multiple capacity providers with a "
        "base value defined. Only one capacity provider in a strategy can have a base value "
        "defined.");
}

}  // namespace

std::vector<ClusterSetting> default_cluster_settings(const Call& call) {
  return {{.name = ClusterSettingName::containerInsights,
           .value = effective_setting(call, call.caller_arn, SettingName::containerInsights)}};
}

void merge_settings(std::vector<ClusterSetting>& into,
                    const std::vector<ClusterSetting>& settings) {
  for (const ClusterSetting& setting : settings) check_setting(setting);
  for (const ClusterSetting& setting : settings) {
    const auto same = std::ranges::find(into, setting.name, &ClusterSetting::name);
    if (same == into.end())
      into.push_back(setting);
    else
      same->value = setting.value;
  }
}

void check_configuration(const std::optional<ClusterConfiguration>& configuration) {
  if (!configuration || !configuration->executeCommandConfiguration) return;
  const ExecuteCommandConfiguration& exec = *configuration->executeCommandConfiguration;
  const bool overrides = exec.logging == ExecuteCommandLogging::OVERRIDE;
  const auto& log = exec.logConfiguration;
  if (overrides && (!log || (log->cloudWatchLogGroupName.value_or("").empty() &&
                             log->s3BucketName.value_or("").empty())))
    throw invalid_parameter(
        "A CloudWatch log group name or S3 bucket name must be specified when overriding the "
        "default log configuration");
  if (log && !overrides)
    throw invalid_parameter(
        "You must set logging to 'OVERRIDE' when you supply a log configuration");
}

void check_capacity_providers(const std::vector<std::string>& providers,
                              const std::vector<CapacityProviderStrategyItem>& strategy) {
  for (const std::string& provider : providers)
    if (std::ranges::find(known_providers, provider) == known_providers.end())
      throw invalid_parameter("The specified capacity provider '" + provider +
                              "' was not found. Specify a valid name or ARN and try again.");
  for (const auto& item : strategy)
    if (std::ranges::find(providers, item.capacityProvider) == providers.end())
      throw invalid_parameter(
          "The specified capacity provider strategy cannot contain a capacity provider that is "
          "not associated with the cluster. Associate the capacity provider with the cluster and "
          "try again.");
  check_weights(strategy);
}

}  // namespace localecs::services::ecs
