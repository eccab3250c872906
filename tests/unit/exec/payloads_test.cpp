// The JSON of frames: what is read of it, and what is written.
#include <exec/payloads.hpp>

#include <gtest/gtest.h>

namespace localecs::exec {
namespace {

TEST(Payloads, ReadsTheToken) {
  EXPECT_EQ(token_of(R"({"MessageSchemaVersion":"1.0","TokenValue":"abc"})"), "abc");
  for (const char* text : {"", "null", "[]", "\"abc\"", "{}", R"({"TokenValue":3})", "{\"TokenV",
                           R"({"TokenValue":null})", "\xff\xfe"})
    EXPECT_EQ(token_of(text), std::nullopt) << text;
  EXPECT_EQ(token_of(std::string(60'000, '[')), std::nullopt);
  const std::string deep = std::string(30'000, '[') + std::string(30'000, ']');
  EXPECT_EQ(token_of(R"({"TokenValue":)" + deep + "}"), std::nullopt);
}

TEST(Payloads, ReadsAcknowledgements) {
  EXPECT_EQ(acknowledged_sequence(R"({"AcknowledgedMessageSequenceNumber":7})"), 7);
  for (const char* text : {"", "{}", "7", R"({"AcknowledgedMessageSequenceNumber":"7"})",
                           R"({"AcknowledgedMessageSequenceNumber":7.5})"})
    EXPECT_EQ(acknowledged_sequence(text), std::nullopt) << text;
}

TEST(Payloads, ReadsSizes) {
  EXPECT_EQ(size_of(R"({"cols":100,"rows":30})"), (Size{100, 30}));
  EXPECT_EQ(size_of(R"({"cols":65535,"rows":1})"), (Size{65535, 1}));
  for (const char* text :
       {"", "{}", R"({"cols":100})", R"({"cols":0,"rows":30})", R"({"cols":100,"rows":-1})",
        R"({"cols":65536,"rows":1})", R"({"cols":"100","rows":"30"})", R"({"cols":1e3,"rows":1})",
        R"({"cols":99999999999999999999,"rows":1})"})
    EXPECT_EQ(size_of(text), std::nullopt) << text;
}

TEST(Payloads, KnowsTheFlagThatTerminates) {
  EXPECT_TRUE(asks_to_terminate(std::string_view("\0\0\0\2", 4)));
  EXPECT_FALSE(asks_to_terminate(std::string_view("\0\0\0\1", 4)));
  EXPECT_FALSE(asks_to_terminate("\2"));
  EXPECT_FALSE(asks_to_terminate(""));
}

TEST(Payloads, ReadsHandshakeResponses) {
  const std::string well =
      R"({"ProcessedClientActions":[{"ActionType":"SessionType","ActionStatus":1,"Error":""}]})";
  EXPECT_EQ(handshake_problem(well), "");
  const std::string failed = R"({"ActionType":"SessionType","ActionStatus":2,"Error":"no"})";
  EXPECT_EQ(handshake_problem(R"({"ProcessedClientActions":[)" + failed + "]}"), "no");
  const std::string unsupported = R"({"ActionType":"SessionType","ActionStatus":3})";
  EXPECT_EQ(handshake_problem(R"({"ProcessedClientActions":[)" + unsupported + "]}"),
            "the session type was refused");
  EXPECT_EQ(handshake_problem(R"({"ProcessedClientActions":[3,null,{}]})"),
            "the session type was not processed");
  for (const char* text : {"", "{}", "[]", R"({"ProcessedClientActions":3})"})
    EXPECT_EQ(handshake_problem(text), std::nullopt) << text;
}

TEST(Payloads, AreWordedAsTheAgentWordsThem) {
  Frame frame;
  frame.type = message_type::kInput;
  frame.id = "00112233-4455-6677-8899-aabbccddeeff";
  frame.sequence = 5;
  EXPECT_EQ(acknowledgement_of(frame),
            R"({"AcknowledgedMessageId":"00112233-4455-6677-8899-aabbccddeeff",)"
            R"("AcknowledgedMessageSequenceNumber":5,)"
            R"("AcknowledgedMessageType":"input_stream_data","IsSequentialMessage":true})");
  EXPECT_EQ(
      handshake_request(),
      R"({"AgentVersion":"3.1.0.0","RequestedClientActions":[{"ActionParameters":)"
      R"({"Properties":{},"SessionType":"InteractiveCommands"},"ActionType":"SessionType"}]})");
  EXPECT_EQ(handshake_complete(Duration(12)),
            R"({"CustomerMessage":"","HandshakeTimeToComplete":12000000})");
  EXPECT_EQ(channel_closed("s", "m", "bye\xff", TimePoint(Duration(1'700'000'000'000))),
            "{\"CreatedDate\":\"2023-11-14T22:13:20Z\",\"DestinationId\":\"s\",\"MessageId\":\"m\","
            "\"MessageType\":\"channel_closed\",\"Output\":\"bye\xEF\xBF\xBD\",\"SchemaVersion\":1,"
            "\"SessionId\":\"s\"}");
}

}  // namespace
}  // namespace localecs::exec
