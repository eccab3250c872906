// TagResource, UntagResource and ListTagsForResource, for every kind of resource that has tags.
#include <localecs/aws/ecs/list_tags_for_resource.hpp>
#include <localecs/aws/ecs/operations.hpp>
#include <localecs/aws/ecs/resource.hpp>
#include <localecs/aws/ecs/tag_resource.hpp>
#include <localecs/aws/ecs/untag_resource.hpp>
#include <localecs/base/arn.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/capacity_provider.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/family.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/operation.hpp>
#include <localecs/state/state.hpp>

#include "operations/capacity/capacity_rules.hpp"
#include "operations/daemons/daemon_lookup.hpp"
#include "operations/shared/common.hpp"
#include "operations/task_sets/task_sets.hpp"

namespace localecs::services::ecs {
namespace {

aws::Error resource_not_found(const std::string& arn) {
  return {"ResourceNotFoundException",
          "The specified resource was not found. Specify a valid ARN and try again. ARN: " + arn};
}

aws::Error invalid_arn(const std::string& arn) {
  return invalid_parameter("Invalid arn syntax: " + arn);
}

// The place of a resource's tags: its row, and within a family's row the revision, within a
// service's row the task set.
struct Resource {
  std::string_view kind;
  std::string row;
  int revision = 0;
  std::string task_set{};
};

// A template, to serve both a const service and one to change.
auto& tags_of_set(auto& service, const std::string& arn) {
  return std::ranges::find(service.task_sets, arn, &state::TaskSet::arn)->tags;
}

// `get` finds the row of a table: Table::find to read its tags, Table::modify to change them.
template <class Get>
auto& tags_at(const Resource& resource, state::State& state, Get get) {
  if (resource.kind == "cluster") return get(state[ecs::clusters])->tags;
  if (resource.kind == "service") return get(state[ecs::services])->tags;
  if (resource.kind == "task") return get(state[ecs::tasks])->tags;
  if (resource.kind == "capacity-provider")
    return *get(state[ecs::capacity_providers])->configuration.tags;
  if (resource.kind == "container-instance") return get(state[ecs::instances])->tags;
  if (resource.kind == "daemon") return get(state[ecs::daemons])->tags;
  if (resource.kind == "daemon-task-definition")
    return get(state[ecs::daemon_families])->revisions.at(resource.revision).tags;
  if (resource.kind == "task-set")
    return tags_of_set(*get(state[ecs::services]), resource.task_set);
  return get(state[ecs::families])->revisions.at(resource.revision).tags;
}

const std::vector<Tag>& tags_of(Call& call, const Resource& resource) {
  return tags_at(resource, call.state, [&](auto& table) { return table.find(resource.row); });
}

// The reference outlives the task's edit, which is harmless: TaskTable's books ignore tags.
std::vector<Tag>& tags_to_change(Call& call, const Resource& resource) {
  return tags_at(resource, call.state, [&](auto& table) {
    if constexpr (requires { table.edit(resource.row); })
      return &*table.edit(resource.row);
    else
      return table.modify(resource.row);
  });
}

bool exists(const Call& call, std::string_view kind, const std::string& arn) {
  if (kind == "task") return call.state[ecs::tasks].find(arn);
  if (kind == "container-instance") return call.state[ecs::instances].find(arn);
  if (kind == "daemon") return call.state[ecs::daemons].find(arn);
  if (kind == "capacity-provider") return find_provider(call, arn);
  if (kind == "cluster") {
    const state::Cluster* cluster = call.state[ecs::clusters].find(arn);
    return cluster && cluster->active;
  }
  const state::Service* service = call.state[ecs::services].find(arn);
  return service && service->status != state::ServiceStatus::INACTIVE;
}

Resource find_revision_row(Call& call, const std::string& arn) {
  const FoundRevision found = find_revision(call, arn);
  if (!found || revision_arn(*found.family, found.number) != arn) throw resource_not_found(arn);
  return {"task-definition", found.family->arn_prefix, found.number};
}

Resource find_daemon_revision_row(Call& call, const std::string& arn) {
  const FoundDaemonRevision found = find_daemon_revision(call, arn);
  if (!found || found.revision->shown.daemonTaskDefinitionArn != arn) throw resource_not_found(arn);
  return {"daemon-task-definition", found.family->arn_prefix, found.number};
}

// "arn:…:task-set/<cluster>/<service>/ecs-svc/<n>"
Resource find_task_set_row(Call& call, const std::string& arn,
                           const std::vector<std::string_view>& parts) {
  if (parts.size() != 5) throw invalid_arn(arn);
  const std::string row =
      call.scope.arn("service/" + std::string(parts[1]) + "/" + std::string(parts[2]));
  const state::Service* service = call.state[ecs::services].find(row);
  if (!is_own(call, arn) || !service || !find_task_set(*service, arn))
    throw resource_not_found(arn);
  return {.kind = "task-set", .row = row, .task_set = arn};
}

Resource find_resource(Call& call, const std::string& arn) {
  static constexpr std::array<std::string_view, 4> in_cluster{"service", "task",
                                                              "container-instance", "daemon"};
  const auto parsed = Arn::parse(arn);
  if (!parsed || parsed->service != "ecs") throw invalid_arn(arn);
  const auto parts = split(parsed->resource, '/');
  if (parts[0] == "task-definition" && parts.size() == 2) return find_revision_row(call, arn);
  if (parts[0] == "daemon-task-definition" && parts.size() == 2)
    return find_daemon_revision_row(call, arn);
  if (parts[0] == "task-set") return find_task_set_row(call, arn, parts);
  const auto kind = std::ranges::find(in_cluster, parts[0]);
  const bool nested = kind != in_cluster.end();
  const bool provider = parts[0] == "capacity-provider";
  if (!nested && !provider && parts[0] != "cluster") throw invalid_arn(arn);
  // ECS refuses tags for the short ARN format from before 2021 (without the cluster's name).
  if (nested && parts.size() == 2)
    throw invalid_parameter(
        "Long arn format must be used for tagging operations. Opt in to the new format and try "
        "again.");
  if (parts.size() != (nested ? 3 : 2)) throw invalid_arn(arn);
  const Resource resource{nested ? *kind : provider ? "capacity-provider" : "cluster", arn};
  if (!arn.starts_with(call.scope.arn("")) || !exists(call, resource.kind, arn))
    throw resource_not_found(arn);
  return resource;
}

}  // namespace

TagResourceResponse tag_resource(Call& call, const TagResourceRequest& input) {
  if (input.tags.empty()) throw invalid_parameter("Tags can not be empty.");
  check_tags(input.tags);
  const Resource resource = find_resource(call, input.resourceArn);
  auto tags = tags_of(call, resource);
  merge_tags(tags, input.tags, "LimitExceededException");
  tags_to_change(call, resource) = std::move(tags);
  return {};
}

UntagResourceResponse untag_resource(Call& call, const UntagResourceRequest& input) {
  if (input.tagKeys.empty()) throw invalid_parameter("Tag keys can not be empty.");
  for (const std::string& key : input.tagKeys)
    if (is_reserved_tag(key)) throw reserved_tag(key);
  std::erase_if(tags_to_change(call, find_resource(call, input.resourceArn)), [&](const Tag& tag) {
    return std::ranges::find(input.tagKeys, tag.key) != input.tagKeys.end();
  });
  return {};
}

ListTagsForResourceResponse list_tags_for_resource(Call& call,
                                                   const ListTagsForResourceRequest& input) {
  return {tags_of(call, find_resource(call, input.resourceArn))};
}

}  // namespace localecs::services::ecs
