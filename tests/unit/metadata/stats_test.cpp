// Stats: the Engine's reading as it is, and the rates of the network.
#include "sample.hpp"

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

namespace localecs::metadata {
namespace {

std::string reading(int received, int sent) {
  return json{{"read", "2026"},
              {"networks", {{"eth0", {{"rx_bytes", received}, {"tx_bytes", sent}}}}}}
      .dump();
}

json rates(double received, double sent) {
  return {{"rx_bytes_per_sec", received}, {"tx_bytes_per_sec", sent}};
}

TEST_F(EndpointTest, a_containers_stats_are_the_engines_with_network_rates) {
  state[ecs::tasks].add(bridge_task());
  engine.stats["docker-app"] = reading(3000, 500);
  json expected = json::parse(reading(3000, 500));
  expected["network_rate_stats"] = rates(1500, 250);  // it was started two seconds ago
  EXPECT_EQ(get_json("/v4/app-a/stats"), expected);
  clock.advance(Duration(10'000));
  engine.stats["docker-app"] = reading(4000, 500);
  EXPECT_EQ(get_json("/v4/app-a/stats")["network_rate_stats"], rates(100, 0));
  clock.advance(Duration(10));
  EXPECT_EQ(get_json("/v3/app-a/stats")["network_rate_stats"], rates(100, 0));
  clock.advance(Duration(1990));
  engine.stats["docker-app"] = reading(600, 0);  // it was restarted meanwhile
  EXPECT_EQ(get_json("/v4/app-a/stats")["network_rate_stats"], rates(300, 0));
}

TEST_F(EndpointTest, a_reading_without_networks_has_no_rates) {
  state[ecs::tasks].add(bridge_task());
  engine.stats["docker-app"] = R"({"read":"2026"})";
  EXPECT_EQ(get_json("/v4/app-a/stats"), json({{"read", "2026"}}));
}

TEST_F(EndpointTest, a_task_has_the_stats_of_all_its_containers) {
  state[ecs::tasks].add(bridge_task());
  engine.stats["docker-app"] = reading(0, 0);
  json expected = json::parse(reading(0, 0));
  expected["network_rate_stats"] = rates(0, 0);
  EXPECT_EQ(get_json("/v4/app-a/task/stats"),
            json({{"docker-app", expected}, {"docker-side", nullptr}}));
}

TEST_F(EndpointTest, a_task_without_containers_yet_has_an_empty_answer) {
  state::Task task = bridge_task();
  for (state::Container& container : task.containers) container.runtime_id.clear();
  state[ecs::tasks].add(task);
  EXPECT_EQ(get_json("/v4/app-a/task/stats"), json::object());
  EXPECT_EQ(get("/v4/app-a/stats").status, 500u);
}

TEST_F(EndpointTest, containers_of_an_awsvpc_task_have_its_network) {
  json definition = bridge_definition();
  definition["networkMode"] = "awsvpc";
  state::Task task = task_of(definition);
  task.sandbox.runtime_id = "docker-pause";
  state[ecs::tasks].add(task);
  engine.stats["docker-app"] = R"({"read":"2026"})";
  engine.stats["docker-pause"] = reading(1000, 10'000);
  json expected = json::parse(reading(1000, 10'000));
  expected["network_rate_stats"] = rates(100, 1000);  // it was made ten seconds ago
  EXPECT_EQ(get_json("/v4/app-a/stats"), expected);
  const json all = get_json("/v4/app-a/task/stats");
  EXPECT_EQ(all["docker-app"], expected);
  EXPECT_EQ(all["docker-pause"]["network_rate_stats"], rates(100, 1000));
  EXPECT_EQ(all["docker-side"], nullptr);
}

TEST_F(EndpointTest, stats_that_cannot_be_had_are_an_error) {
  state[ecs::tasks].add(bridge_task());
  for (const char* bad : {"", "{", "[]", "7"}) {
    engine.stats["docker-app"] = bad;
    const http::Response response = get("/v4/app-a/stats");
    EXPECT_EQ(response.status, 500u);
    EXPECT_EQ(response.body, "\"Unable to get container stats for: docker-app\"");
  }
  for (const char* odd : {R"({"networks":[]})", R"({"networks":{"e":7}})",
                          R"({"networks":{"e":{"rx_bytes":-1,"tx_bytes":"x"}}})"}) {
    engine.stats["docker-app"] = odd;
    EXPECT_EQ(get("/v4/app-a/stats").status, 200u) << odd;
  }
}

}  // namespace
}  // namespace localecs::metadata
