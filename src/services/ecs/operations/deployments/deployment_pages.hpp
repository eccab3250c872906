// How deployments are listed and described, those of services and of managed daemons alike.
#pragma once

#include <localecs/aws/ecs/created_at.hpp>

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "operations/shared/common.hpp"

namespace localecs::services::ecs {

inline constexpr int kDeploymentsOnAPage = 20;

// The ARNs of one page of `rows`, in any order; `created_at` tells of a row when it was made.
template <class Row, class CreatedAt, class Request>
Page newest_first(std::vector<const Row*> rows, CreatedAt created_at, const Request& request) {
  std::ranges::sort(rows, std::greater(),
                    [&](const Row* row) { return std::pair(created_at(*row), row->arn); });
  std::vector<std::string> arns;
  for (const Row* row : rows) arns.push_back(row->arn);
  return page_of(std::move(arns), request.maxResults, request.nextToken, kDeploymentsOnAPage);
}

// True for a row that the request's status and createdAt leave in the list.
template <class Request, class Status>
bool is_asked_for(const Request& request, Status status, TimePoint created_at) {
  if (request.status && !request.status->empty() && !includes(request.status, status)) return false;
  if (!request.createdAt) return true;
  const auto& [after, before] = *request.createdAt;
  return (!after || created_at >= *after) && (!before || created_at <= *before);
}

// Throws InvalidParameterException unless there are 1 to 20 ARNs; `member` is their name in the
// request.
void check_arns(const std::vector<std::string>& arns, std::string_view member);

// Appends the view of each ARN to `shown`; one for which `view_of` gives nullopt is MISSING.
template <class View, class ViewOf>
void describe_each(const std::vector<std::string>& arns, std::vector<View>& shown,
                   std::vector<Failure>& failures, ViewOf view_of) {
  for (const std::string& arn : arns) {
    if (std::optional<View> view = view_of(arn))
      shown.push_back(*std::move(view));
    else
      failures.push_back(missing(arn));
  }
}

}  // namespace localecs::services::ecs
