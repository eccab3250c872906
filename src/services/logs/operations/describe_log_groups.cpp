// DescribeLogGroups and ListLogGroups: the caller's groups by name, whole or in short.
#include <localecs/aws/logs/describe_log_groups.hpp>
#include <localecs/aws/logs/list_log_groups.hpp>
#include <localecs/aws/logs/operations.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/operation.hpp>

#include <localecs/services/logs/rows.hpp>
#include <localecs/services/logs/rows/logs.hpp>

#include <set>

#include "common.hpp"
#include "pages.hpp"

namespace localecs::services::logs {
namespace {

using Groups = std::vector<const state::LogGroup*>;

template <class Wanted>
Groups groups_where(const Call& call, Wanted wanted) {
  const std::string prefix = state::log_group_arn(call.scope.region, call.scope.account, "");
  const auto& all = call.state[logs::groups].groups();
  Groups found;
  for (auto row = all.lower_bound(prefix); row != all.end() && row->first.starts_with(prefix);
       ++row)
    if (wanted(row->second)) found.push_back(&row->second);
  return found;
}

Page<state::LogGroup> page_by_name(Groups groups, std::size_t limit,
                                   const std::optional<std::string>& token) {
  const auto key = [](const state::LogGroup& group) { return ListKey{.name = group.name}; };
  return page_of(std::move(groups), key, /*descending=*/false, limit, token);
}

bool is_of_class(const state::LogGroup& group, const std::optional<LogGroupClass>& wanted) {
  return !wanted || group.log_class == *wanted;
}

std::int64_t stored_bytes(const state::LogGroup& group) {
  std::size_t sum = 0;
  for (const auto& [name, stream] : group.streams) sum += stream.text_bytes;
  return static_cast<std::int64_t>(sum);
}

enum class Detail { full, lean };

// As on AWS, a group that was found by a pattern is shown without its size and its protection.
LogGroup view(const state::LogGroup& group, Detail detail) {
  LogGroup shown;
  shown.arn = group.arn + ":*";
  shown.logGroupArn = group.arn;
  shown.logGroupName = group.name;
  shown.creationTime = group.created;
  shown.logGroupClass = group.log_class;
  shown.metricFilterCount = 0;
  if (detail == Detail::full) {
    shown.storedBytes = stored_bytes(group);
    shown.deletionProtectionEnabled = group.deletion_protected;
  }
  if (group.retention_days) shown.retentionInDays = *group.retention_days;
  if (!group.kms_key.empty()) shown.kmsKeyId = group.kms_key;
  return shown;
}

// ListLogGroups' own small language: names that hold one of the words, or begin with it after '^'.
bool has_one_of(std::string_view name, std::string_view words) {
  for (const std::string_view word : split(words, '|'))
    if (word.starts_with('^') ? name.starts_with(word.substr(1))
                              : name.find(word) != std::string_view::npos)
      return true;
  return false;
}

bool bears(const state::LogGroup& group, const std::vector<TagFilter>& filters) {
  return std::ranges::all_of(filters, [&](const TagFilter& filter) {
    const auto tag = group.tags.find(filter.key);
    return tag != group.tags.end() &&
           (!filter.values ||
            std::ranges::find(*filter.values, tag->second) != filter.values->end());
  });
}

}  // namespace

DescribeLogGroupsResponse describe_log_groups(Call& call, const DescribeLogGroupsRequest& input) {
  if (input.logGroupNamePrefix && input.logGroupNamePattern)
    throw invalid_parameter(
        "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
  if (input.logGroupNamePrefix) check_group_name(*input.logGroupNamePrefix, "logGroupNamePrefix");
  const std::size_t limit = limit_of(input.limit, 50, 50);
  std::set<std::string> arns;
  if (input.logGroupIdentifiers)
    for (const std::string& each : *input.logGroupIdentifiers)
      arns.insert(group_arn_of(call, each));
  Groups groups = groups_where(call, [&](const state::LogGroup& group) {
    return is_of_class(group, input.logGroupClass) &&
           group.name.starts_with(input.logGroupNamePrefix.value_or("")) &&
           group.name.find(input.logGroupNamePattern.value_or("")) != std::string::npos &&
           (!input.logGroupIdentifiers || arns.contains(group.arn));
  });
  const auto page = page_by_name(std::move(groups), limit, input.nextToken);
  DescribeLogGroupsResponse answer{.logGroups = std::vector<LogGroup>{},
                                   .nextToken = page.next_token};
  const Detail detail = input.logGroupNamePattern ? Detail::lean : Detail::full;
  for (const state::LogGroup* group : page.rows) answer.logGroups->push_back(view(*group, detail));
  return answer;
}

ListLogGroupsResponse list_log_groups(Call& call, const ListLogGroupsRequest& input) {
  const std::size_t limit = limit_of(input.limit, 50, 1000);
  // No group here has indexed fields or a data source.
  const bool none = input.fieldIndexNames || input.dataSources;
  Groups groups = groups_where(call, [&](const state::LogGroup& group) {
    return !none && is_of_class(group, input.logGroupClass) &&
           (!input.logGroupNamePattern || has_one_of(group.name, *input.logGroupNamePattern)) &&
           (!input.logGroupTags || bears(group, *input.logGroupTags));
  });
  const auto page = page_by_name(std::move(groups), limit, input.nextToken);
  ListLogGroupsResponse answer{.logGroups = std::vector<LogGroupSummary>{},
                               .nextToken = page.next_token};
  for (const state::LogGroup* group : page.rows)
    answer.logGroups->push_back({.logGroupArn = group->arn,
                                 .logGroupClass = group->log_class,
                                 .logGroupName = group->name});
  return answer;
}

}  // namespace localecs::services::logs
