// PutAccountSetting, PutAccountSettingDefault, DeleteAccountSetting, ListAccountSettings.
#include "account_settings.hpp"

#include <localecs/aws/ecs/delete_account_setting.hpp>
#include <localecs/aws/ecs/list_account_settings.hpp>
#include <localecs/aws/ecs/operations.hpp>
#include <localecs/aws/ecs/put_account_setting.hpp>
#include <localecs/aws/ecs/put_account_setting_default.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/account_setting.hpp>
#include <localecs/services/operation.hpp>

#include "operations/shared/common.hpp"

namespace localecs::services::ecs {
namespace {

// The allowed values of each setting, AWS's default first. Only AWS itself sets guardDutyActivate.
struct Rule {
  SettingName name;
  std::vector<std::string_view> values;
};

const std::vector<Rule>& rules() {
  static const std::vector<Rule> table{
      {SettingName::serviceLongArnFormat, {"enabled"}},
      {SettingName::taskLongArnFormat, {"enabled"}},
      {SettingName::containerInstanceLongArnFormat, {"enabled"}},
      {SettingName::awsvpcTrunking, {"disabled", "enabled"}},
      {SettingName::containerInsights, {"disabled", "enabled", "enhanced"}},
      {SettingName::fargateFIPSMode, {"disabled", "enabled"}},
      {SettingName::tagResourceAuthorization, {"on", "off"}},
      {SettingName::fargateTaskRetirementWaitPeriod, {"7", "0", "14"}},
      {SettingName::guardDutyActivate, {"off"}},
      {SettingName::defaultLogDriverMode, {"non-blocking", "blocking"}},
      {SettingName::fargateEventWindows, {"disabled", "enabled"}}};
  return table;
}

const Rule& rule_of(SettingName name) {
  return *std::ranges::find(rules(), name, &Rule::name);
}

void check_value(SettingName name, const std::string& value) {
  if (name == SettingName::guardDutyActivate)
    throw invalid_parameter(
        "The setting guardDutyActivate is managed by AWS and can not be changed.");
  const Rule& rule = rule_of(name);
  if (std::ranges::find(rule.values, value) != rule.values.end()) return;
  std::string allowed;
  for (std::string_view one : rule.values)
    allowed += (allowed.empty() ? "" : ",") + std::string(one);
  throw invalid_parameter("The value of the setting " + std::string(aws::to_text(name)) +
                          " must be one of [" + allowed + "]");
}

std::string root_of(const Call& call) {
  return "arn:aws:iam::" + call.scope.account + ":root";
}

// Rows are per account, region and principal; the account's default has no principal.
std::string row_id(const Call& call, const std::string& principal, SettingName name) {
  return call.scope.account + "/" + call.scope.region + "/" + std::string(aws::to_text(name)) +
         "/" + principal;
}

Setting as_setting(const Call& call, SettingName name, const std::string& principal,
                   std::string value) {
  const bool managed = name == SettingName::guardDutyActivate;
  return {.name = name,
          .principalArn = principal.empty() ? root_of(call) : principal,
          .type = managed ? SettingType::aws_managed : SettingType::user,
          .value = std::move(value)};
}

Setting put(Call& call, SettingName name, const std::string& principal, const std::string& value) {
  check_value(name, value);
  call.state[ecs::account_settings].put(
      row_id(call, principal, name),
      {.scope = call.scope, .principal = principal, .name = name, .value = value});
  return as_setting(call, name, principal, value);
}

// The root user's settings are the account's defaults.
std::string principal_of(const Call& call, const std::optional<std::string>& given) {
  const std::string principal = given && !given->empty() ? *given : call.caller_arn;
  return principal == root_of(call) ? "" : principal;
}

// The entry of ListAccountSettings for one name; nothing if it has no value to show.
std::optional<Setting> listed(const Call& call, SettingName name, const std::string& principal,
                              bool effective) {
  if (effective) return as_setting(call, name, principal, effective_setting(call, principal, name));
  const auto* row = call.state[ecs::account_settings].find(row_id(call, principal, name));
  if (!row) return std::nullopt;
  return as_setting(call, name, principal, row->value);
}

}  // namespace

std::string effective_setting(const Call& call, const std::string& principal, SettingName name) {
  for (const std::string& one : {principal_of(call, principal), std::string()})
    if (const auto* row = call.state[ecs::account_settings].find(row_id(call, one, name)))
      return row->value;
  return std::string(rule_of(name).values.front());
}

PutAccountSettingResponse put_account_setting(Call& call, const PutAccountSettingRequest& input) {
  return {put(call, input.name, principal_of(call, input.principalArn), input.value)};
}

PutAccountSettingDefaultResponse put_account_setting_default(
    Call& call, const PutAccountSettingDefaultRequest& input) {
  return {put(call, input.name, "", input.value)};
}

DeleteAccountSettingResponse delete_account_setting(Call& call,
                                                    const DeleteAccountSettingRequest& input) {
  const std::string principal = principal_of(call, input.principalArn);
  call.state[ecs::account_settings].erase(row_id(call, principal, input.name));
  return {as_setting(call, input.name, principal, effective_setting(call, principal, input.name))};
}

ListAccountSettingsResponse list_account_settings(Call& call,
                                                  const ListAccountSettingsRequest& input) {
  if (input.value && !input.name)
    throw invalid_parameter("A setting name must be specified when a value is specified.");
  const std::string principal = principal_of(call, input.principalArn);
  std::map<std::string, Setting> found;
  for (const Rule& rule : rules()) {
    if (input.name && *input.name != rule.name) continue;
    const auto setting =
        listed(call, rule.name, principal, input.effectiveSettings.value_or(false));
    if (!setting || (input.value && *input.value != setting->value)) continue;
    found.emplace(aws::to_text(rule.name), *setting);
  }
  std::vector<std::string> names;
  for (const auto& [name, setting] : found) names.push_back(name);
  Page page = page_of(std::move(names), input.maxResults, input.nextToken, 10, 10);
  ListAccountSettingsResponse answer{.nextToken = std::move(page.next_token), .settings{{}}};
  for (const std::string& name : page.items) answer.settings->push_back(found.at(name));
  return answer;
}

}  // namespace localecs::services::ecs
