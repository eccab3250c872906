// The dialogue of a channel, as it is meant to go.
#include <gmock/gmock.h>

#include <random>

#include "machine_fixture.hpp"

namespace localecs::exec {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST_F(MachineTest, ShakesHands) {
  EXPECT_THAT(sent(), IsEmpty());
  EXPECT_FALSE(machine.is_authentic());
  machine.on_text(opening, now);
  EXPECT_TRUE(machine.is_authentic());
  EXPECT_THAT(sent(), ElementsAre("output 0 type 5"));
  acknowledge(0);
  now += 12ms;
  say(0, PayloadType::handshake_response, agreed);
  EXPECT_TRUE(machine.take_demand().start);
  EXPECT_THAT(sent(), ElementsAre("acknowledge 0", "output 1 type 7"));
  EXPECT_THAT(payloads.back(), HasSubstr("12000000"));
  machine.on_output("$ ", now);
  EXPECT_THAT(sent(), ElementsAre("output 2 type 1"));
  EXPECT_EQ(payloads.back(), "$ ");
}

TEST_F(MachineTest, TakesKeysAndSizesOnceAndInOrder) {
  open();
  say(2, PayloadType::output, "b");
  say(1, PayloadType::size, R"({"cols":100,"rows":30})");
  say(2, PayloadType::output, "b");
  say(3, PayloadType::output, "c");
  const Machine::Demand demand = machine.take_demand();
  EXPECT_EQ(demand.size, (Size{100, 30}));
  EXPECT_EQ(demand.input, "bc");
  EXPECT_THAT(sent(),
              ElementsAre("acknowledge 2", "acknowledge 1", "acknowledge 2", "acknowledge 3"));
  EXPECT_EQ(machine.take_demand().input, "") << "demanded once";
}

TEST_F(MachineTest, LeavesInputToTheClientWhileTheTerminalIsFull) {
  open();
  takes_input = false;
  say(1, PayloadType::output, "a");
  EXPECT_THAT(sent(), IsEmpty());
  takes_input = true;
  say(1, PayloadType::output, "a");
  EXPECT_EQ(machine.take_demand().input, "a");
  EXPECT_THAT(sent(), ElementsAre("acknowledge 1"));
}

TEST_F(MachineTest, RepeatsAPromptThatWasLost) {
  open();
  machine.on_output("$ ", now);
  EXPECT_THAT(sent(), ElementsAre("output 2 type 1"));
  for (int round = 0; round < 5; ++round) {
    EXPECT_EQ(machine.next_due(), now + 200ms);
    pass(200ms);
    EXPECT_THAT(sent(), ElementsAre("output 2 type 1"));
  }
  acknowledge(2);
  pass(10s);
  EXPECT_THAT(sent(), IsEmpty());
}

TEST_F(MachineTest, EndsWhenAllIsAcknowledged) {
  open();
  machine.on_output("bye", now);
  machine.finish("", now);
  EXPECT_TRUE(machine.take_demand().hang_up);
  EXPECT_THAT(sent(), ElementsAre("output 2 type 1"));
  pass(200ms);
  EXPECT_THAT(sent(), ElementsAre("output 2 type 1"));
  acknowledge(2);
  EXPECT_THAT(sent(), ElementsAre("channel_closed"));
  EXPECT_THAT(payloads.back(), HasSubstr(R"("Output":"")"));
  EXPECT_FALSE(machine.is_over()) << "the client leaves by itself";
  pass(5s);
  EXPECT_TRUE(machine.is_over());
  EXPECT_EQ(machine.ending(), Machine::Ending::clean);
}

TEST_F(MachineTest, TellsWhyThereIsNoCommand) {
  open();
  machine.finish("\n----------ERROR-------\nno", now);
  EXPECT_THAT(sent(), ElementsAre("channel_closed"));
  EXPECT_THAT(payloads.back(), HasSubstr(R"("Output":"\n----------ERROR-------\nno")"));
}

TEST_F(MachineTest, EndsByTheClientsFlagEvenWhenTheTerminalIsFull) {
  open();
  takes_input = false;
  say(4, PayloadType::flag, std::string("\0\0\0\2", 4));
  EXPECT_TRUE(machine.take_demand().hang_up);
  EXPECT_THAT(sent(), ElementsAre("acknowledge 4", "channel_closed"));
}

TEST_F(MachineTest, EndsWhenNothingHappensForTwentyMinutes) {
  open();
  pass(19min);
  machine.on_output("x", now);
  sent();
  acknowledge(2);
  pass(19min);
  say(1, PayloadType::output, "y");
  sent();
  pass(19min);
  EXPECT_THAT(sent(), IsEmpty());
  pass(1min);
  EXPECT_THAT(sent(), ElementsAre("channel_closed"));
  EXPECT_THAT(payloads.back(), HasSubstr("20 minutes"));
}

TEST_F(MachineTest, AsksTheTerminalToWait) {
  open();
  EXPECT_FALSE(machine.is_full());
  machine.on_output(std::string(1 << 20, 'x'), now);
  sent();
  EXPECT_TRUE(machine.is_full());
  for (std::int64_t sequence = 2; machine.is_full(); ++sequence) {
    ASSERT_LT(sequence, 1000);
    acknowledge(sequence);
    sent();
  }
}

TEST_F(MachineTest, CarriesMuchOutputWhole) {
  open();
  std::string output, seen;
  std::mt19937 random(3);
  for (int byte = 0; byte < 300'000; ++byte) output += static_cast<char>(random());
  machine.on_output(output, now);
  std::int64_t expected = 2;
  for (int round = 0; seen.size() < output.size(); ++round) {
    ASSERT_LT(round, 10'000);
    while (const auto bytes = machine.next_frame(now)) {
      const Frame frame = *decode(*bytes).frame;
      if (frame.sequence != expected || random() % 4 == 0) continue;  // lost
      ++expected;
      seen += frame.payload;
      acknowledge(frame.sequence);
    }
    pass(50ms);
  }
  EXPECT_EQ(seen, output);
}

}  // namespace
}  // namespace localecs::exec
