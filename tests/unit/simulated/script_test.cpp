// The variables of a script, and what makes no sense in them.
#include <gmock/gmock.h>

#include <localecs/aws/ecs/task.hpp>

#include "simulated/script.hpp"

namespace localecs::simulated {
namespace {

using namespace std::chrono_literals;
using aws::ecs::HealthStatus;

TEST(Script, is_empty_without_variables) {
  const auto script = read_script({"PATH=/bin", "LOCALECS_SIM_", "LOCALECS_SIM_EXIT_AFTER"});
  EXPECT_EQ(script.exit_code_of(1), std::nullopt);
  EXPECT_EQ(script.exit_after_of(1), std::nullopt);
  EXPECT_EQ(script.start_delay, 0ms);
  ASSERT_EQ(script.health.size(), 1u);
  EXPECT_EQ(script.health[0].health, HealthStatus::HEALTHY);
  EXPECT_FALSE(script.ignores_sigterm);
}

TEST(Script, reads_every_variable) {
  const auto script = read_script({"LOCALECS_SIM_EXIT_CODE=3", "LOCALECS_SIM_EXIT_AFTER=0.25",
                                   "LOCALECS_SIM_START_DELAY=2", "LOCALECS_SIM_HEALTH=starting",
                                   "LOCALECS_SIM_PULL_ERROR=a=b", "LOCALECS_SIM_CREATE_ERROR=c",
                                   "LOCALECS_SIM_START_ERROR=d", "LOCALECS_SIM_IGNORE_SIGTERM="});
  EXPECT_EQ(script.exit_code_of(1), 3);
  EXPECT_EQ(script.exit_after_of(1), 250ms);
  EXPECT_EQ(script.start_delay, 2000ms);
  ASSERT_EQ(script.health.size(), 1u);
  EXPECT_EQ(script.health[0].health, HealthStatus::UNKNOWN);
  EXPECT_EQ(script.pull_error, "a=b");
  EXPECT_EQ(script.create_error, "c");
  EXPECT_EQ(script.start_error, "d");
  EXPECT_TRUE(script.ignores_sigterm);
}

TEST(Script, says_how_each_run_ends) {
  const auto script =
      read_script({"LOCALECS_SIM_EXIT_AFTER=1,5,never", "LOCALECS_SIM_EXIT_CODE=2,0"});
  EXPECT_EQ(script.exit_after_of(1), 1s);
  EXPECT_EQ(script.exit_after_of(2), 5s);
  EXPECT_EQ(script.exit_after_of(3), std::nullopt);
  EXPECT_EQ(script.exit_after_of(9), std::nullopt);
  EXPECT_EQ(script.exit_code_of(1), 2);
  EXPECT_EQ(script.exit_code_of(2), 0);
  EXPECT_EQ(script.exit_code_of(3), 0);
}

TEST(Script, knows_no_exit_code_that_no_number_holds) {
  const auto script = read_script({"LOCALECS_SIM_EXIT_CODE=1e300,-1e300,nan,7,-1"});
  EXPECT_EQ(script.exit_code_of(1), 7);
  EXPECT_EQ(script.exit_code_of(2), 255);
}

TEST(Script, reads_phases_of_health_and_lines_of_output) {
  const auto script = read_script(
      {"LOCALECS_SIM_HEALTH=starting:2,healthy:0.5,unhealthy", "LOCALECS_SIM_OUTPUT=a b\nc"});
  ASSERT_EQ(script.health.size(), 3u);
  EXPECT_EQ(script.health[0].health, HealthStatus::UNKNOWN);
  EXPECT_EQ(script.health[0].lasts, 2s);
  EXPECT_EQ(script.health[1].health, HealthStatus::HEALTHY);
  EXPECT_EQ(script.health[1].lasts, 500ms);
  EXPECT_EQ(script.health[2].health, HealthStatus::UNHEALTHY);
  EXPECT_EQ(script.health[2].lasts, std::nullopt);
  EXPECT_EQ(script.output, (std::vector<std::string>{"a b", "c"}));
}

TEST(Script, ignores_what_is_no_time) {
  for (const char* text : {"", "soon", "-1", "1s", "inf", "nan", "1e300"}) {
    const auto script = read_script({std::string("LOCALECS_SIM_EXIT_AFTER=") + text});
    EXPECT_EQ(script.exit_after_of(1), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace localecs::simulated
