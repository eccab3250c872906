// The table of operations itself.
#include <algorithm>

#include "api.hpp"

namespace localecs::services::ecs {
namespace {

TEST(Table, HasAllOperationsSortedByName) {
  const auto operations = service().operations;
  EXPECT_EQ(operations.size(), 77u);
  EXPECT_TRUE(std::ranges::is_sorted(operations, {}, &Operation::name));
  EXPECT_EQ(service().target_prefix, "AmazonEC2ContainerServiceV20141113");
}

TEST(Table, AgentsAreSentToTheEndpointTheyCameFrom) {
  EXPECT_EQ(Api()("DiscoverPollEndpoint")["endpoint"], "http://127.0.0.1:4566");
}

}  // namespace
}  // namespace localecs::services::ecs
