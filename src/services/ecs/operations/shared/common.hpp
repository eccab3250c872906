// Helpers of all ECS operations: finding the resources that requests name, errors, pages, tags.
#pragma once

#include <localecs/aws/ecs/failure.hpp>
#include <localecs/aws/ecs/tag.hpp>
#include <localecs/aws/error.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/family.hpp>
#include <localecs/services/operation.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace localecs::services::ecs {

using namespace aws::ecs;  // the wire shapes

// Errors by their ECS code; the message is ECS's own where it is known.
aws::Error invalid_parameter(const std::string& message);
aws::Error client_error(const std::string& message);
aws::Error cluster_not_found(const std::string& message = "Cluster not found.");
aws::Error service_not_found();

// The cluster a request names by name or ARN. Naming none means `default`, made now if it is not
// there. Throws ClusterNotFoundException where it does not exist or is INACTIVE.
const state::Cluster& find_cluster(Call& call, const std::optional<std::string>& name_or_arn);
// Inserts a cluster with its one container instance, the host.
state::Cluster& add_cluster(Call& call, const std::string& name);

// The ARN that a name or ARN of kind "task", "service" or "container-instance" means in that
// cluster. Throws InvalidParameterException where an ARN belongs to another cluster or is
// malformed.
std::string arn_in_cluster(Call& call, const state::Cluster& cluster, std::string_view kind,
                           const std::string& name_or_arn);

// True if the ARN is of the caller's account and region. Resources elsewhere are not found.
bool is_own(const Call& call, std::string_view arn);

// The revision that `family`, `family:revision` or an ARN names; a bare family means its newest
// ACTIVE one. nullptr where there is none.
struct FoundRevision {
  const state::Family* family = nullptr;
  const state::Revision* revision = nullptr;
  int number = 0;
  explicit operator bool() const { return revision != nullptr; }
};
FoundRevision find_revision(Call& call, const std::string& reference);
std::string revision_arn(const state::Family& family, int number);

// One page of `all`, which is in order. Tokens are opaque to clients. Throws
// InvalidParameterException for a token that is not ours or a maxResults outside 1..most.
struct Page {
  std::vector<std::string> items;
  std::optional<std::string> next_token;
};
Page page_of(std::vector<std::string> all, const std::optional<std::int32_t>& max_results,
             const std::optional<std::string>& token, int default_size, int most = 100);

// At most 50, keys of 1 to 128 and values of up to 256 characters, no "aws:" prefix, no key twice.
// Throws InvalidParameterException.
void check_tags(const std::vector<Tag>& tags);
// Whether it is one of AWS's own, "aws:…", which no caller gives, changes or removes.
bool is_reserved_tag(std::string_view key);
aws::Error reserved_tag(const std::string& key);  // InvalidParameterException
// Overwrites the tags of the same keys. Throws that error when there are more than 50 then, AWS's
// own not counted.
void merge_tags(std::vector<Tag>& into, const std::vector<Tag>& tags,
                const char* too_many = "InvalidParameterException");

template <class Enum>
bool includes(const std::optional<std::vector<Enum>>& include, Enum field) {
  return include && std::find(include->begin(), include->end(), field) != include->end();
}

Failure missing(std::string arn);

}  // namespace localecs::services::ecs
