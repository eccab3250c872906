// The table of operations itself.
#include <algorithm>

#include "api.hpp"

namespace localecs::services::ecs {
namespace {

TEST(Table, HasAllOperationsSortedByName) {
  const auto all = operations().operations;
  EXPECT_EQ(all.size(), 77u);
  EXPECT_TRUE(std::ranges::is_sorted(all, {}, &Operation::name));
  EXPECT_EQ(operations().target_prefix, "AmazonEC2ContainerServiceV20141113");
}

TEST(Table, AgentsAreSentToTheEndpointTheyCameFrom) {
  EXPECT_EQ(Api()("DiscoverPollEndpoint")["endpoint"], "http://127.0.0.1:4566");
}

}  // namespace
}  // namespace localecs::services::ecs
