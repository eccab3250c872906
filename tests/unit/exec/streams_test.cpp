// The two streams of a channel, without a dialogue around them.
#include <exec/incoming.hpp>
#include <exec/outgoing.hpp>

#include <gtest/gtest.h>

#include <set>

namespace localecs::exec {
namespace {

using namespace std::chrono_literals;
using Verdict = Incoming::Verdict;

Frame numbered(std::int64_t sequence, std::string payload = "x") {
  Frame frame;
  frame.sequence = sequence;
  frame.payload = std::move(payload);
  return frame;
}

// The sequence numbers that come out now.
std::vector<std::int64_t> ready(Incoming& incoming) {
  std::vector<std::int64_t> sequences;
  while (const auto frame = incoming.next()) sequences.push_back(frame->sequence);
  return sequences;
}

TEST(Incoming, PutsMessagesInOrder) {
  using Numbers = std::vector<std::int64_t>;
  Incoming incoming;
  EXPECT_EQ(incoming.put(numbered(1)), Verdict::taken);
  EXPECT_EQ(ready(incoming), Numbers{});
  EXPECT_EQ(incoming.put(numbered(1)), Verdict::repeated);
  EXPECT_EQ(incoming.put(numbered(3)), Verdict::taken);
  EXPECT_EQ(incoming.put(numbered(0)), Verdict::taken);
  EXPECT_EQ(ready(incoming), (Numbers{0, 1}));
  EXPECT_EQ(incoming.put(numbered(0)), Verdict::repeated);
  EXPECT_EQ(incoming.put(numbered(2)), Verdict::taken);
  EXPECT_EQ(ready(incoming), (Numbers{2, 3}));
}

TEST(Incoming, HoldsOnlySoMuch) {
  Incoming many, large;
  int taken = 0;
  while (many.put(numbered(taken + 1)) == Verdict::taken) ASSERT_LT(++taken, 10'000);
  EXPECT_EQ(taken, 256);
  EXPECT_EQ(many.put(numbered(0)), Verdict::taken) << "the expected one always has room";
  EXPECT_EQ(ready(many).size(), 257u);

  EXPECT_EQ(large.put(numbered(1, std::string(200 << 10, 'x'))), Verdict::taken);
  EXPECT_EQ(large.put(numbered(2, std::string(100 << 10, 'x'))), Verdict::refused);
  EXPECT_EQ(large.put(numbered(0, std::string(100 << 10, 'x'))), Verdict::taken);
  EXPECT_EQ(ready(large).size(), 2u);
  EXPECT_EQ(large.put(numbered(3, std::string(200 << 10, 'x'))), Verdict::taken);
}

class OutgoingTest : public testing::Test {
 protected:
  // All that is to be sent now, as sequence numbers.
  std::vector<std::int64_t> sent() {
    std::vector<std::int64_t> sequences;
    while (const auto bytes = outgoing.next(now)) {
      const Decoded decoded = decode(*bytes);
      EXPECT_TRUE(decoded.frame) << decoded.problem;
      sequences.push_back(decoded.frame->sequence);
      payloads.push_back(decoded.frame->payload);
    }
    return sequences;
  }

  using Numbers = std::vector<std::int64_t>;
  IdSource ids{1};
  Outgoing outgoing{ids};
  TimePoint now = from_epoch_seconds(1'700'000'000);
  std::vector<std::string> payloads;
};

TEST_F(OutgoingTest, CutsOutputAndMarksTheFirst) {
  outgoing.put(PayloadType::handshake_request, "hello");
  outgoing.put_output(std::string(10'000, 'x'));
  const Decoded first = decode(*outgoing.next(now));
  EXPECT_EQ(first.frame->payload_type, PayloadType::handshake_request);
  EXPECT_EQ(first.frame->flags, kSyn);
  EXPECT_EQ(sent(), (Numbers{1, 2, 3}));
  EXPECT_EQ(payloads[2].size(), 10'000u - 2 * 4096);
  EXPECT_FALSE(outgoing.is_idle());
  for (const std::int64_t sequence : {2, 0, 1, 3}) EXPECT_TRUE(outgoing.acknowledge(sequence, now));
  EXPECT_TRUE(outgoing.is_idle());
  EXPECT_EQ(outgoing.next_due(), std::nullopt);
}

TEST_F(OutgoingTest, RepeatsWhatIsNotAcknowledged) {
  outgoing.put_output("a");
  EXPECT_EQ(sent(), Numbers{0});
  EXPECT_EQ(outgoing.next_due(), now + 200ms);
  now += 199ms;
  EXPECT_EQ(sent(), Numbers{});
  now += 1ms;
  EXPECT_EQ(sent(), Numbers{0});
  EXPECT_EQ(payloads, (std::vector<std::string>{"a", "a"}));
  EXPECT_EQ(outgoing.next_due(), now + 200ms);
  EXPECT_TRUE(outgoing.acknowledge(0, now));
  EXPECT_FALSE(outgoing.acknowledge(0, now)) << "twice";
  EXPECT_FALSE(outgoing.acknowledge(1, now)) << "never sent";
  now += 10s;
  EXPECT_EQ(sent(), Numbers{});
}

TEST_F(OutgoingTest, RepeatsOnlyTheOldest) {
  outgoing.put_output(std::string(20 * 4096, 'x'));
  EXPECT_EQ(sent().size(), 20u);
  now += 200ms;
  EXPECT_EQ(sent(), (Numbers{0, 1, 2, 3, 4, 5, 6, 7}));
  for (std::int64_t sequence = 0; sequence < 8; ++sequence) outgoing.acknowledge(sequence, now);
  EXPECT_EQ(sent(), (Numbers{8, 9, 10, 11, 12, 13, 14, 15}));
}

TEST_F(OutgoingTest, SendsNoMoreThanTheWindow) {
  outgoing.put_output(std::string(10 << 20, 'x'));
  const std::size_t first = sent().size();
  EXPECT_GE(first, 50u);
  EXPECT_LE(first, 64u);
  outgoing.acknowledge(3, now);
  EXPECT_EQ(sent().size(), 1u);
}

TEST_F(OutgoingTest, KeepsOnlySoManyBehindAMissingOne) {
  std::set<std::int64_t> seen;
  for (int i = 0; i < 10'000; ++i) {
    outgoing.put_output("x");
    for (const std::int64_t sequence : sent()) {
      seen.insert(sequence);
      if (sequence != 0) outgoing.acknowledge(sequence, now);
    }
  }
  EXPECT_EQ(seen.size(), 256u);
  EXPECT_EQ(outgoing.waits_since(), now);
  EXPECT_EQ(outgoing.backlog(), 10'000u - 256);
  EXPECT_TRUE(outgoing.acknowledge(0, now));
  EXPECT_FALSE(outgoing.waits_since());
  EXPECT_FALSE(sent().empty());
}

// A slow client is given more time, up to a second.
TEST_F(OutgoingTest, LearnsHowLongAcknowledgementsTake) {
  for (int round = 0; round < 20; ++round) {
    outgoing.put_output("x");
    ASSERT_EQ(sent().size(), 1u);
    now += 199ms;
    outgoing.acknowledge(round, now);
  }
  outgoing.put_output("x");
  sent();
  EXPECT_GT(*outgoing.next_due(), now + 200ms);
  EXPECT_LE(*outgoing.next_due(), now + 1s);
}

}  // namespace
}  // namespace localecs::exec
