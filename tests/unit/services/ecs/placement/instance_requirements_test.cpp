// Instance types by requirements: patterns, bounds, and which one comes first.
#include <localecs/aws/ecs/instance_requirements_request.hpp>
#include <localecs/services/ecs/placement/instance_requirements.hpp>

#include <gtest/gtest.h>

namespace localecs::placement {
namespace {

struct Requirements : testing::Test {
  std::string smallest() {
    const auto types = types_for(asked);
    return types.empty() ? "" : types.front().name;
  }
  std::string largest() {
    const auto types = types_for(asked);
    return types.empty() ? "" : types.back().name;
  }
  aws::ecs::InstanceRequirementsRequest asked;
};

TEST_F(Requirements, NothingAskedForIsTheGeneralFamilies) {
  EXPECT_EQ(smallest(), "c5.large");
  EXPECT_EQ(largest(), "r5.24xlarge");
  EXPECT_EQ(types_for({}).size(), types_for(asked).size());
}

TEST_F(Requirements, BoundsHoldOnBothSides) {
  asked.vCpuCount = {.max = 8, .min = 4};
  asked.memoryMiB = {.max = 32 * 1024, .min = 9 * 1024};
  EXPECT_EQ(smallest(), "m5.xlarge");
  EXPECT_EQ(largest(), "m5.2xlarge");
  asked.memoryGiBPerVCpu = {.max = 2.0, .min = {}};
  EXPECT_EQ(smallest(), "c5.2xlarge");
}

TEST_F(Requirements, AllowedAndExcludedTypes) {
  asked.allowedInstanceTypes = {"m5.*", "m7i.4xlarge"};
  EXPECT_EQ(smallest(), "m5.large");
  asked.excludedInstanceTypes = {"*.large", "m5.xl*"};
  EXPECT_EQ(smallest(), "m5.2xlarge");
  asked.allowedInstanceTypes = {"t3.micro"};
  EXPECT_EQ(smallest(), "t3.micro");
  asked.allowedInstanceTypes = {"m7i.*"};
  EXPECT_EQ(smallest(), "m7i.xlarge");
  asked.allowedInstanceTypes = {"no-such-type", "x.*.y"};
  EXPECT_EQ(smallest(), "");
  asked.allowedInstanceTypes = std::vector<std::string>{};
  EXPECT_EQ(smallest(), "c5.xlarge");
}

}  // namespace
}  // namespace localecs::placement
