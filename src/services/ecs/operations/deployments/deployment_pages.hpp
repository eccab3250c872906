// Pages of deployments, of services and of managed daemons alike: the newest first.
#pragma once

#include <localecs/aws/ecs/created_at.hpp>

#include <algorithm>
#include <functional>
#include <utility>

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

}  // namespace localecs::services::ecs
