// Where tasks go among several instances, and which go first when a service shrinks.
#include <localecs/aws/ecs/placement_strategy.hpp>
#include <localecs/aws/ecs/task.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

#include <algorithm>
#include <set>

#include "many_instances.hpp"

namespace localecs::placement {
namespace {

using enum aws::ecs::PlacementStrategyType;
using testing::Each;
using testing::ElementsAre;

struct Strategies : ManyInstances {
  // The instances that the stopped tasks leave.
  std::string stops(const std::vector<Strategy>& strategies, std::size_t count) {
    std::string places;
    for (const state::Task* task : choose_stops(state, strategies, tasks(), {}, count))
      places += state::id_of(task->instance_arn);
    return places;
  }
};

TEST_F(Strategies, binpack_fills_one_instance_after_the_other) {
  add("1", "a", 1000), add("2", "b", 300), add("3", "c", 500);
  EXPECT_EQ(place(request({{.field = "cpu", .type = binpack}}), 8), "22233333");
  EXPECT_EQ(place(request({{.field = "CPU", .type = binpack}})), "1");
}

TEST_F(Strategies, binpack_goes_by_the_resource_that_it_names) {
  add("1", "a", 300, 1000), add("2", "b", 1000, 300);
  EXPECT_EQ(place(request({{.field = "cpu", .type = binpack}})), "1");
  EXPECT_EQ(place(request({{.field = "memory", .type = binpack}})), "2");
}

TEST_F(Strategies, spread_by_instance_takes_turns) {
  add("1", "a"), add("2", "a"), add("3", "a");
  EXPECT_EQ(place(request({{.field = "instanceId", .type = spread}}), 6), "123123");
  EXPECT_EQ(place(request({{.field = "host", .type = spread}}), 3), "123");
}

TEST_F(Strategies, spread_by_attribute_takes_turns_among_its_values) {
  state::set_attribute(add("1", "a"), "rack", "r1");
  state::set_attribute(add("2", "a"), "rack", "r1");
  state::set_attribute(add("3", "a"), "rack", "r2");
  EXPECT_EQ(place(request({{.field = "attribute:rack", .type = spread}}), 4), "1323");
}

TEST_F(Strategies, spread_by_nothing_leaves_all) {
  add("1", "a"), add("2", "a");
  EXPECT_EQ(place(request({{.field = {}, .type = spread}}), 4), "1212");
}

TEST_F(Strategies, the_next_strategy_decides_between_equals) {
  add("1", "a", 1000), add("2", "a", 500), add("3", "b", 500), add("4", "b", 1000);
  EXPECT_EQ(place(request({{.field = "attribute:ecs.availability-zone", .type = spread},
                           {.field = "cpu", .type = binpack}}),
                  4),
            "2323");
}

TEST_F(Strategies, services_spread_over_zones_and_then_instances_by_default) {
  add("1", "a"), add("2", "a"), add("3", "b");
  EXPECT_EQ(place(request(), 4), "1323");
}

TEST_F(Strategies, other_groups_and_tasks_asked_to_stop_do_not_count) {
  add("1", "a"), add("2", "a");
  Request other = request();
  other.group = "service:other";
  EXPECT_EQ(place(other), "1");
  EXPECT_EQ(place(request()), "1");
  for (const auto& [arn, row] : state[ecs::tasks].rows())
    if (row.group != "service:other")
      state[ecs::tasks].stop(arn, aws::ecs::TaskStopCode::UserInitiated, "", TimePoint{});
  EXPECT_EQ(place(request()), "1");
}

TEST_F(Strategies, random_reaches_all_and_repeats_itself) {
  for (const char* id : {"1", "2", "3", "4"}) add(id, "a");
  std::set<std::string> places, again;
  for (std::uint64_t draw = 0; draw < 64; ++draw) {
    Request any = request({{.field = {}, .type = random}});
    any.draw = draw;
    places.insert(choose_instance(state, any).instance_arn);
    EXPECT_EQ(choose_instance(state, any).instance_arn, choose_instance(state, any).instance_arn);
  }
  EXPECT_EQ(places.size(), 4u);
}

TEST_F(Strategies, shrinking_keeps_the_zones_even) {
  add("1", "a"), add("2", "a"), add("3", "b");
  EXPECT_EQ(place(request({{.field = "instanceId", .type = spread}}), 6), "123123");
  // Four in zone a, two in b; of the zone's instances the one with most.
  const std::string places = stops({}, 3);
  EXPECT_EQ(std::ranges::count(places.substr(0, 2), '3'), 0) << places;
  EXPECT_NE(places[0], places[1]);
  EXPECT_EQ(stops({{.field = "attribute:ecs.availability-zone", .type = spread}}, 6).size(), 6u);
}

TEST_F(Strategies, shrinking_a_packed_service_empties_the_emptiest_instance) {
  add("1", "a", 300), add("2", "a", 500);
  EXPECT_EQ(place(request({{.field = "cpu", .type = binpack}}), 5), "11122");
  EXPECT_EQ(stops({{.field = "cpu", .type = binpack}}, 4), "2211");
  EXPECT_EQ(stops({{.field = "cpu", .type = binpack}}, 5).size(), 5u)
      << "all go: the order is nobody's concern";
}

TEST_F(Strategies, what_stays_counts_when_it_is_chosen_who_goes) {
  add("1", "a"), add("2", "b");
  EXPECT_EQ(place(request(), 4), "1212");
  TaskRefs on_one, rest;
  for (const state::Task* task : tasks())
    (task->instance_arn == kInstance + "1" ? on_one : rest).push_back(task);
  rest.push_back(on_one.back());
  const TaskRefs staying{on_one.back()};
  const TaskRefs first = choose_stops(state, {}, {on_one.front(), rest[0]}, {rest[1]}, 1);
  ASSERT_EQ(first.size(), 1u);
  EXPECT_EQ(first[0]->instance_arn, kInstance + "2");
}

}  // namespace
}  // namespace localecs::placement
