// The bounds of a rolling deployment as ECS documents them, and the two timing profiles. What the
// service scheduler does is in tests/scenarios.
#include <localecs/services/ecs/decide/rollout.hpp>

#include <localecs/services/ecs/rows/service.hpp>

#include <gmock/gmock.h>

#include <stdexcept>

namespace localecs::decide {
namespace {

using namespace std::chrono_literals;

Bounds bounds(int desired, std::optional<int> least, std::optional<int> most) {
  state::Service service;
  service.desired_count = desired;
  service.configuration.deploymentConfiguration.emplace();
  service.configuration.deploymentConfiguration->minimumHealthyPercent = least;
  service.configuration.deploymentConfiguration->maximumPercent = most;
  return bounds_of(service);
}

TEST(Bounds, round_the_lower_up_and_the_upper_down) {
  struct Row {
    int desired, least_percent, most_percent, least, most;
  };
  for (const Row& row : {Row{4, 50, 200, 2, 8}, Row{2, 75, 200, 2, 4}, Row{3, 100, 125, 3, 3},
                         Row{1, 50, 150, 1, 1}, Row{3, 33, 133, 1, 3}, Row{0, 100, 200, 0, 0},
                         Row{1, 0, 100, 0, 1}, Row{5, 1, 199, 1, 9}}) {
    const Bounds found = bounds(row.desired, row.least_percent, row.most_percent);
    EXPECT_EQ(found.least_healthy, row.least) << row.desired << " * " << row.least_percent;
    EXPECT_EQ(found.most, row.most) << row.desired << " * " << row.most_percent;
  }
}

TEST(Bounds, are_100_and_200_percent_when_nothing_is_said) {
  EXPECT_EQ(bounds(3, {}, {}).least_healthy, 3);
  EXPECT_EQ(bounds(3, {}, {}).most, 6);
}

TEST(Bounds, do_not_overflow) {
  EXPECT_EQ(bounds(1'000'000'000, 100, 200).most, 2'000'000'000);
}

TEST(Timing, has_two_profiles_by_name) {
  EXPECT_EQ(&timing_of("local"), &local_timing());
  EXPECT_EQ(&timing_of("aws"), &aws_timing());
  EXPECT_THROW(timing_of("AWS"), std::invalid_argument);
}

TEST(Timing, has_the_documented_figures_under_aws) {
  EXPECT_EQ(aws_timing().healthy_without_check, 40s);
  EXPECT_EQ(aws_timing().start_backoff_most, 27min);
  EXPECT_EQ(aws_timing().container_kept, 3h);
  EXPECT_EQ(aws_timing().stopped_task_kept, 1h);
  EXPECT_EQ(aws_timing().short_life, 0s);
}

TEST(Timing, is_never_slower_locally) {
  const Timing& local = local_timing();
  const Timing& aws = aws_timing();
  EXPECT_LT(local.healthy_without_check, aws.healthy_without_check);
  EXPECT_LT(local.start_backoff_first, aws.start_backoff_first);
  EXPECT_LT(local.start_backoff_most, aws.start_backoff_most);
  EXPECT_LT(local.placement_retry, aws.placement_retry);
}

}  // namespace
}  // namespace localecs::decide
