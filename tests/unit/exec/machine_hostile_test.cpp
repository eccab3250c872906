// Clients that are slow, wrong or hostile.
#include <gmock/gmock.h>

#include <random>

#include "machine_fixture.hpp"

namespace localecs::exec {
namespace {

using testing::IsEmpty;

struct Patience {
  const char* problem;
  Duration at_most;
  std::function<void(Machine&, TimePoint)> before;
};

TEST_F(MachineTest, DoesNotWaitForEver) {
  const std::vector<Patience> table{
      {"no token came", 10s, [](Machine&, TimePoint) {}},
      {"the handshake was not answered", 15s,
       [](Machine& machine, TimePoint now) { machine.on_text(opening, now); }},
      {"the client does not acknowledge", 30s,
       [](Machine& machine, TimePoint now) {
         machine.on_text(opening, now);
         machine.finish("", now);
       }},
  };
  for (const Patience& row : table) {
    Machine waiting("s", "secret", ids, now);
    row.before(waiting, now);
    while (waiting.next_frame(now)) continue;
    waiting.on_time(now + row.at_most - 1ms);
    EXPECT_FALSE(waiting.is_over()) << row.problem;
    waiting.on_time(now + row.at_most);
    EXPECT_TRUE(waiting.is_over()) << row.problem;
    EXPECT_EQ(waiting.problem(), row.problem);
  }
}

TEST_F(MachineTest, EndsWhenOneFrameIsNeverAcknowledged) {
  open();
  machine.on_output("lost", now);
  EXPECT_EQ(sent().size(), 1u);
  for (int i = 3; i < 100; ++i) {
    pass(3s);
    machine.on_output("x", now);
    sent();
    acknowledge(i);
  }
  pass(8s);
  EXPECT_FALSE(machine.is_over());
  pass(1s);
  EXPECT_TRUE(machine.is_over());
  EXPECT_EQ(machine.problem(), "the client does not acknowledge");
}

TEST_F(MachineTest, RefusesAWrongToken) {
  machine.on_text(R"({"TokenValue":"secreT"})", now);
  EXPECT_TRUE(machine.is_over());
  EXPECT_FALSE(machine.is_authentic());
  EXPECT_EQ(machine.ending(), Machine::Ending::refused);
  EXPECT_THAT(sent(), IsEmpty());
  machine.on_text(opening, now);
  EXPECT_TRUE(machine.is_over()) << "there is no second try";
}

TEST_F(MachineTest, RefusesATokenThatIsShorterOrLonger) {
  for (const char* token : {"", "secre", "secret1"}) {
    Machine other("s", "secret", ids, now);
    other.on_text(std::string(R"({"TokenValue":")") + token + "\"}", now);
    EXPECT_TRUE(other.is_over()) << token;
  }
}

TEST_F(MachineTest, ClosesOnWhatIsNoDialogue) {
  const auto problem_of = [&](int steps, const std::function<void(Machine&)>& act) {
    Machine other("s", "secret", ids, now);
    if (steps >= 1) other.on_text(opening, now);
    if (steps >= 2) other.on_binary(input(0, PayloadType::handshake_response, agreed), true, now);
    EXPECT_FALSE(other.is_over());
    act(other);
    EXPECT_TRUE(other.is_over());
    EXPECT_TRUE(other.take_demand().hang_up);
    EXPECT_EQ(other.next_frame(now), std::nullopt);
    return other.problem();
  };
  const auto text = [&](const char* what) {
    return [this, what](Machine& other) { other.on_text(what, now); };
  };
  const auto bytes = [&](std::string what) {
    return [this, what](Machine& other) { other.on_binary(what, true, now); };
  };
  EXPECT_EQ(problem_of(0, text("{}")), "the first message shows no token");
  EXPECT_EQ(problem_of(0, bytes(input(0, PayloadType::output, "x"))),
            "the first message shows no token");
  EXPECT_EQ(problem_of(1, text(opening)), "text after the first message");
  EXPECT_EQ(problem_of(2, text("hello")), "text after the first message");
  EXPECT_EQ(problem_of(1, bytes("")), "shorter than a head");
  EXPECT_EQ(problem_of(1, bytes(input(0, PayloadType::output, "x"))), "input before the handshake");
  EXPECT_EQ(problem_of(1, bytes(input(0, PayloadType::handshake_response, "{"))),
            "a malformed handshake response");
  EXPECT_EQ(problem_of(1, bytes(input(0, PayloadType::handshake_response,
                                      R"({"ProcessedClientActions":[]})"))),
            "the client: the session type was not processed");
  EXPECT_EQ(problem_of(2, bytes(input(-1, PayloadType::output, "x"))),
            "a negative sequence number");
  Frame empty;
  empty.type = message_type::kAcknowledge;
  empty.created = now;
  EXPECT_EQ(problem_of(2, bytes(encode(empty))), "an acknowledgement of nothing");
}

TEST_F(MachineTest, PassesOverWhatItDoesNotKnow) {
  open();
  say(1, PayloadType::size, "{");
  say(2, PayloadType::size, R"({"cols":0,"rows":0})");
  say(3, static_cast<PayloadType>(4), "parameter");
  say(4, PayloadType::flag, "?");
  say(5, PayloadType::handshake_response, agreed);
  acknowledge(1'000'000);
  Frame frame;
  frame.type = "pause_publication";
  frame.created = now;
  machine.on_binary(encode(frame), true, now);
  EXPECT_FALSE(machine.is_over()) << machine.problem();
  const Machine::Demand demand = machine.take_demand();
  EXPECT_EQ(demand.size, std::nullopt);
  EXPECT_FALSE(demand.start);
  EXPECT_EQ(demand.input, "");
}

// A client that talks and never reads does not fill the memory.
TEST_F(MachineTest, KeepsOnlySoManyAcknowledgements) {
  open();
  for (int sequence = 1; sequence < 5000; ++sequence) say(sequence, PayloadType::output, "x");
  EXPECT_LE(sent().size(), 1100u);
}

TEST_F(MachineTest, SurvivesRandomDialogues) {
  std::mt19937 random(11);
  int opened = 0;
  for (int round = 0; round < 2000; ++round) {
    Machine victim("s", "secret", ids, now);
    for (int step = 0; step < 30 && !victim.is_over(); ++step) {
      now += Duration(random() % 300);
      std::string bytes =
          input(static_cast<std::int64_t>(random() % 6), static_cast<PayloadType>(random() % 13),
                random() % 3 == 0 ? std::string(agreed) : std::string(random() % 40, 'x'));
      if (random() % 16 == 0) bytes[random() % bytes.size()] ^= static_cast<char>(random());
      switch (random() % 6) {
        case 0:
          victim.on_text(step < 3 ? opening : bytes, now);
          break;
        case 1:
          victim.on_output(bytes, now);
          break;
        case 2:
          victim.on_time(now);
          break;
        default:
          victim.on_binary(bytes, random() % 4 != 0, now);
      }
      for (int frames = 0; victim.next_frame(now); ++frames) ASSERT_LT(frames, 1000);
      opened += victim.take_demand().start;
    }
  }
  EXPECT_GT(opened, 0);
}

}  // namespace
}  // namespace localecs::exec
