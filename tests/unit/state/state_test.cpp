// A state is made of parts: found by their names, cleared together, in the order of the list.
#include <localecs/state/state.hpp>

#include <gmock/gmock.h>

#include <stdexcept>

namespace localecs::state {
namespace {

using testing::ElementsAre;

struct Counter {
  int value = 0;
};

constexpr TableOf<int> kNumbers{"numbers"};
constexpr TableOf<int> kOthers{"others"};
constexpr PartOf<Counter> kCounter{"counter"};
constexpr PartOf<Counter> kStranger{"stranger"};

template <const TableOf<int>& name>
constexpr Part table() {
  return {.name = &name,
          .text = name.name,
          .make = [](State& state, TableId id) -> std::shared_ptr<void> {
            return std::make_shared<Table<int>>(id, state.changes);
          },
          .clear = [](void* part) { static_cast<Table<int>*>(part)->clear(); }};
}

constexpr Part kParts[] = {
    table<kNumbers>(),
    {.name = &kCounter,
     .text = kCounter.name,
     .make = [](State&, TableId) -> std::shared_ptr<void> { return std::make_shared<Counter>(); }},
    table<kOthers>()};

TEST(State, finds_a_part_by_its_name) {
  State state(kParts);
  state[kNumbers].put("a", 1);
  state[kOthers].put("a", 2);
  state[kCounter].value = 3;
  const State& read = state;
  EXPECT_EQ(*read[kNumbers].find("a"), 1);
  EXPECT_EQ(*read[kOthers].find("a"), 2);
  EXPECT_EQ(read[kCounter].value, 3);
}

TEST(State, has_only_the_parts_that_it_was_made_of) {
  State state(kParts);
  EXPECT_THROW(state[kStranger], std::logic_error);
  EXPECT_THROW(state.key(kStranger, "a"), std::logic_error);
}

TEST(State, names_changed_rows_in_the_order_of_its_parts) {
  State state(kParts);
  state[kOthers].put("a", 1);
  state[kNumbers].put("b", 2);
  EXPECT_THAT(state.changes.take(), ElementsAre(state.key(kNumbers, "b"), state.key(kOthers, "a")));
}

TEST(State, clears_all_but_what_outlives_a_reset) {
  State state(kParts);
  state[kNumbers].put("a", 1);
  state[kCounter].value = 3;
  state.changes.take();
  state.clear();
  EXPECT_EQ(state[kNumbers].size(), 0u);
  EXPECT_EQ(state[kCounter].value, 3);
  EXPECT_THAT(state.changes.take(), ElementsAre(state.key(kNumbers, "a")));
}

}  // namespace
}  // namespace localecs::state
