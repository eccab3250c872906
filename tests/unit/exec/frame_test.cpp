// Frames byte for byte, and bytes that are none.
#include <localecs/base/digest.hpp>

#include <exec/frame.hpp>

#include <gtest/gtest.h>

#include <random>

namespace localecs::exec {
namespace {

Frame sample() {
  Frame frame;
  frame.type = message_type::kOutput;
  frame.created = TimePoint(Duration(0x0102030405060708));
  frame.sequence = 258;
  frame.flags = 1;
  frame.id = "00112233-4455-6677-8899-aabbccddeeff";
  frame.payload_type = PayloadType::output;
  frame.payload = "abc";
  return frame;
}

TEST(Frame, HasItsGoldenBytes) {
  EXPECT_EQ(to_hex(encode(sample())),
            "00000074"                                                          // head length
            "6f75747075745f73747265616d5f646174612020202020202020202020202020"  // type, padded
            "00000001"                                                          // schema
            "0102030405060708"                                                  // created
            "0000000000000102"                                                  // sequence
            "0000000000000001"                                                  // flags
            "8899aabbccddeeff0011223344556677"  // id, low half first
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"  // SHA-256
            "00000001"                                                          // payload type
            "00000003"                                                          // payload length
            "616263");
}

TEST(Frame, ComesBackAsItWas) {
  Frame frame = sample();
  for (const std::string& payload : {std::string(), std::string("x"), std::string(300'000, '\0')}) {
    frame.payload = payload;
    const Decoded decoded = decode(encode(frame));
    ASSERT_TRUE(decoded.frame) << decoded.problem;
    EXPECT_EQ(decoded.frame->type, frame.type);
    EXPECT_EQ(decoded.frame->created, frame.created);
    EXPECT_EQ(decoded.frame->sequence, frame.sequence);
    EXPECT_EQ(decoded.frame->flags, frame.flags);
    EXPECT_EQ(decoded.frame->id, frame.id);
    EXPECT_EQ(decoded.frame->payload_type, frame.payload_type);
    EXPECT_EQ(decoded.frame->payload, payload);
  }
}

TEST(Frame, MayBePaddedWithZeros) {
  std::string bytes = encode(sample());
  for (std::size_t at = 22; at < 36; ++at) bytes[at] = '\0';
  ASSERT_TRUE(decode(bytes).frame);
  EXPECT_EQ(decode(bytes).frame->type, message_type::kOutput);
}

TEST(Frame, WithoutPayloadNeedsNoDigest) {
  Frame frame = sample();
  frame.payload.clear();
  std::string bytes = encode(frame);
  bytes[80] ^= 1;
  EXPECT_TRUE(decode(bytes).frame);
}

struct Damage {
  const char* problem;
  std::function<void(std::string&)> apply;
};

TEST(Frame, IsRefusedWhenDamaged) {
  const std::vector<Damage> table{
      {"shorter than a head", [](std::string& bytes) { bytes.clear(); }},
      {"shorter than a head", [](std::string& bytes) { bytes.resize(119); }},
      {"wrong head length", [](std::string& bytes) { bytes[3] = 0; }},
      {"wrong head length", [](std::string& bytes) { bytes[0] = '\x80'; }},
      {"wrong payload length", [](std::string& bytes) { bytes.pop_back(); }},
      {"wrong payload length", [](std::string& bytes) { bytes += 'x'; }},
      {"wrong payload length", [](std::string& bytes) { bytes.replace(116, 4, 4, '\xff'); }},
      {"no creation date", [](std::string& bytes) { bytes.replace(40, 8, 8, '\0'); }},
      {"no creation date", [](std::string& bytes) { bytes.replace(40, 8, 8, '\xff'); }},
      {"no message type", [](std::string& bytes) { bytes.replace(4, 32, 32, ' '); }},
      {"no message type", [](std::string& bytes) { bytes.replace(4, 32, 32, '\0'); }},
      {"the digest does not match the payload", [](std::string& bytes) { bytes[120] ^= 1; }},
      {"the digest does not match the payload", [](std::string& bytes) { bytes[80] ^= 1; }},
  };
  for (const Damage& damage : table) {
    std::string bytes = encode(sample());
    damage.apply(bytes);
    const Decoded decoded = decode(bytes);
    EXPECT_FALSE(decoded.frame) << damage.problem;
    EXPECT_EQ(decoded.problem, damage.problem);
  }
}

// Whatever is taken for a frame says the same when it is written and read again.
TEST(Frame, SurvivesRandomBytes) {
  std::mt19937 random(7);
  int frames = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes = encode(sample());
    for (int hits = static_cast<int>(random() % 4); hits > 0; --hits)
      bytes[random() % bytes.size()] = static_cast<char>(random());
    if (random() % 8 == 0) bytes.resize(random() % (bytes.size() + 8));
    const Decoded decoded = decode(bytes);
    if (!decoded.frame) {
      EXPECT_FALSE(decoded.problem.empty());
      continue;
    }
    ++frames;
    const Decoded again = decode(encode(*decoded.frame));
    ASSERT_TRUE(again.frame);
    EXPECT_EQ(again.frame->id, decoded.frame->id);
    EXPECT_EQ(again.frame->payload, decoded.frame->payload);
  }
  EXPECT_GT(frames, 1000);
}

}  // namespace
}  // namespace localecs::exec
