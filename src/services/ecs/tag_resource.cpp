// TagResource, UntagResource and ListTagsForResource, on whatever an ARN names.
#include <localecs/base/arn.hpp>
#include <localecs/base/text.hpp>

#include "common.hpp"
#include "operations.hpp"

namespace localecs::services::ecs {
namespace {

aws::Error resource_not_found(const std::string& arn) {
  return {"ResourceNotFoundException",
          "The specified resource was not found. Specify a valid ARN and try again. ARN: " + arn};
}

aws::Error invalid_arn(const std::string& arn) {
  return invalid_parameter("Invalid arn syntax: " + arn);
}

template <class T>
std::vector<Tag>& tags_in(state::Table<T>& table, const std::string& arn) {
  T* row = table.modify(arn);
  if (!row) throw resource_not_found(arn);
  return row->tags;
}

std::vector<Tag>& tags_of_cluster(Call& call, const std::string& arn) {
  const state::Cluster* cluster = call.state.clusters.find(arn);
  if (!cluster || !cluster->active) throw resource_not_found(arn);
  return tags_in(call.state.clusters, arn);
}

std::vector<Tag>& tags_of_service(Call& call, const std::string& arn) {
  const state::Service* service = call.state.services.find(arn);
  if (!service || service->status == state::ServiceStatus::INACTIVE) throw resource_not_found(arn);
  return tags_in(call.state.services, arn);
}

std::vector<Tag>& tags_of_revision(Call& call, const std::string& arn) {
  const FoundRevision found = find_revision(call, arn);
  if (!found || revision_arn(*found.family, found.number) != arn) throw resource_not_found(arn);
  return call.state.families.modify(found.family->arn_prefix)->revisions.at(found.number).tags;
}

// The tags of the resource, to be changed. Short ARNs, from before 2021, cannot bear any.
std::vector<Tag>& tags_of(Call& call, const std::string& arn) {
  const auto parsed = Arn::parse(arn);
  if (!parsed || parsed->service != "ecs") throw invalid_arn(arn);
  const auto parts = split(parsed->resource, '/');
  const std::string_view kind = parts[0];
  const bool in_cluster = kind == "service" || kind == "task" || kind == "container-instance";
  if (in_cluster && parts.size() == 2)
    throw invalid_parameter(
        "Long arn format must be used for tagging operations. Opt in to the new format and try "
        "again.");
  if (parts.size() != (in_cluster ? 3 : 2)) throw invalid_arn(arn);
  if (!arn.starts_with(call.scope.arn(""))) throw resource_not_found(arn);
  if (kind == "cluster") return tags_of_cluster(call, arn);
  if (kind == "service") return tags_of_service(call, arn);
  if (kind == "task") return tags_in(call.state.tasks, arn);
  if (kind == "container-instance") return tags_in(call.state.instances, arn);
  if (kind == "task-definition") return tags_of_revision(call, arn);
  throw invalid_arn(arn);
}

}  // namespace

TagResourceResponse tag_resource(Call& call, const TagResourceRequest& input) {
  if (input.tags.empty()) throw invalid_parameter("Tags can not be empty.");
  check_tags(input.tags);
  merge_tags(tags_of(call, input.resourceArn), input.tags);
  return {};
}

UntagResourceResponse untag_resource(Call& call, const UntagResourceRequest& input) {
  if (input.tagKeys.empty()) throw invalid_parameter("Tag keys can not be empty.");
  std::erase_if(tags_of(call, input.resourceArn), [&](const Tag& tag) {
    return std::ranges::find(input.tagKeys, tag.key) != input.tagKeys.end();
  });
  return {};
}

ListTagsForResourceResponse list_tags_for_resource(Call& call,
                                                   const ListTagsForResourceRequest& input) {
  return {tags_of(call, input.resourceArn)};
}

}  // namespace localecs::services::ecs
