// CBOR bodies to Documents and described values to CBOR: what SDKs send, and what hostile ones do.
#include <gmock/gmock.h>

#include <localecs/aws/cloudwatch/describe_alarm_history.hpp>
#include <localecs/aws/cloudwatch/metric_alarm.hpp>
#include <localecs/aws/ecs/deployment_configuration.hpp>
#include <localecs/aws/error.hpp>

#include "gateway/protocols/rpc_cbor/cbor_codec.hpp"

namespace localecs::aws {
namespace {

using namespace std::string_literals;
using gateway::from_cbor;
using gateway::write_cbor;

std::string bytes(std::string_view hex) {
  std::string text;
  for (std::size_t i = 0; i < hex.size(); i += 2)
    text += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
  return text;
}

struct Row {
  const char* hex;
  const char* json;
};

TEST(FromCbor, reads_every_kind) {
  const Row rows[] = {
      {"a0", "{}"},
      {"bfff", "{}"},  // a map of no stated length
      {"a1616182018120", R"({"a": [1, [-1]]})"},
      {"bf61619f0102ffff", R"({"a": [1, 2]})"},
      {"7f61616162ff", R"("ab")"},  // a text in chunks
      {"4201ff", R"("Af8=")"},      // bytes, as base64
      {"f4", "false"},
      {"f5", "true"},
      {"f6", "null"},
      {"f7", "null"},     // undefined
      {"f93c00", "1.0"},  // of 16 bits
      {"fa40200000", "2.5"},
      {"fb3fe0000000000000", "0.5"},
      {"c1fb41d2d4a8a0100000", "1263706752.25"},  // a time
      {"c11a4b4c0000", "1263271936"},
      {"1bffffffffffffffff", "18446744073709551615"},
      {"3b7fffffffffffffff", "-9223372036854775808"},
  };
  for (const Row& row : rows)
    EXPECT_EQ(from_cbor(bytes(row.hex)), Document::parse(row.json)) << row.hex;
}

TEST(FromCbor, refuses_what_it_cannot_be) {
  const std::string deep = std::string(100, '\x81') + '\x01';
  const std::string bad[] = {"",
                             bytes("a1"),
                             bytes("a161"),
                             bytes("a16161"),
                             bytes("bf6161"),
                             bytes("9f01"),
                             bytes("5bffffffffffffffff"),
                             bytes("9bffffffffffffffff00"),
                             bytes("bbffffffffffffffff00"),
                             bytes("a10102"),                  // a key that is no text
                             bytes("61ff"),                    // not UTF-8
                             bytes("c249010000000000000000"),  // a tag that has no meaning here
                             bytes("c1"),
                             bytes("3bffffffffffffffff"),
                             bytes("ff"),
                             bytes("f8ff"),
                             bytes("1c"),
                             bytes("a0a0"),  // two items
                             deep,
                             std::string(1'000'000, '\x9f'),
                             std::string(1'000'000, '\xc1')};
  for (const std::string& body : bad) {
    try {
      const Document read = from_cbor(body);
      ADD_FAILURE() << "read " << read.dump();
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), "SerializationException");
    }
  }
}

TEST(WriteCbor, writes_what_reads_back_as_the_same) {
  cloudwatch::MetricAlarm alarm;
  alarm.AlarmName = "web\xc3\xa9";
  alarm.ActionsEnabled = true;
  alarm.Period = -7;
  alarm.Threshold = 0.25;
  alarm.OKActions = {"a", "b"};
  alarm.Unit = cloudwatch::StandardUnit::Bytes_Second;
  alarm.StateUpdatedTimestamp = from_epoch_seconds(1'700'000'000.123);
  cloudwatch::AlarmHistoryItem item;
  item.AlarmContributorAttributes.emplace()["x"] = "1";
  for (const auto& [shape, value] :
       {std::pair<const Shape*, const void*>(&shape_of<cloudwatch::MetricAlarm>(), &alarm),
        std::pair<const Shape*, const void*>(&shape_of<cloudwatch::AlarmHistoryItem>(), &item)}) {
    std::string written;
    write_cbor(*shape, value, written);
    EXPECT_EQ(from_cbor(written), encode(*shape, value));
  }
}

// CBOR integers end where ours do.
TEST(WriteCbor, keeps_a_document_but_rounds_its_largest_numbers) {
  Document given = Document::parse(
      R"({"hookDetails": {"a": [1, -2.5, null, true, 18446744073709551615],
                          "b": {"": "\u00e4\""}}})");
  const auto hook = decode<ecs::DeploymentLifecycleHook>(given);
  std::string written;
  write_cbor(shape_of<ecs::DeploymentLifecycleHook>(), &hook, written);
  given["hookDetails"]["a"][4] = 18446744073709551615.0;
  EXPECT_EQ(from_cbor(written), given);
}

TEST(WriteCbor, tags_times) {
  cloudwatch::AlarmHistoryItem item;
  item.Timestamp = from_epoch_seconds(1'263'706'752.25);
  std::string written;
  write_cbor(shape_of<cloudwatch::AlarmHistoryItem>(), &item, written);
  EXPECT_EQ(written, bytes("a1") + "\x69Timestamp" + bytes("c1fb41d2d4a8a0100000"));
}

}  // namespace
}  // namespace localecs::aws
