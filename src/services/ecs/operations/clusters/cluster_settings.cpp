// Checks the settings and configuration of CreateCluster, UpdateCluster and UpdateClusterSettings.
#include "cluster_settings.hpp"

#include <localecs/aws/ecs/cluster_configuration.hpp>
#include <localecs/aws/ecs/cluster_setting.hpp>
#include <localecs/aws/ecs/setting_name.hpp>

#include "operations/account/account_settings.hpp"
#include "operations/shared/common.hpp"

namespace localecs::services::ecs {
namespace {

void check_setting(const ClusterSetting& setting) {
  if (!setting.name) throw invalid_parameter("Cluster setting name can not be empty.");
  const std::string& value = setting.value.value_or("");
  if (value != "enabled" && value != "disabled" && value != "enhanced")
    throw invalid_parameter("Invalid cluster setting value: " + value);
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

}  // namespace localecs::services::ecs
