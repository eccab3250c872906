// PutLogEvents: what is taken, what is left out, and what is refused.
#include "api.hpp"

namespace localecs::services::logs {
namespace {

struct PutLogEvents : Api {
  PutLogEvents() { make_stream(); }
  std::string putting(const json& events) {
    return error("PutLogEvents",
                 {{"logGroupName", "g"}, {"logStreamName", "s"}, {"logEvents", events}});
  }
  std::string kept() {
    return messages(call("GetLogEvents", {{"logGroupName", "g"}, {"logStreamName", "s"}}));
  }
};

TEST_F(PutLogEvents, EventsAreThereAtOnce) {
  const json answer = put({event(kStart - 1, "a"), event(kStart, "b")});
  EXPECT_TRUE(answer["nextSequenceToken"].is_string());
  EXPECT_FALSE(answer.contains("rejectedLogEventsInfo"));
  EXPECT_EQ(kept(), "a b");
}

TEST_F(PutLogEvents, BatchesMayComeInAnyOrder) {
  put({event(kStart, "c"), event(kStart + 2, "e")});
  put({event(kStart - 1, "a"), event(kStart, "d"), event(kStart + 3, "f")});
  put(json::array({event(kStart - 1, "b")}));
  EXPECT_EQ(kept(), "a b c d e f");
}

TEST_F(PutLogEvents, WhatIsTooOldOrTooNewIsLeftOut) {
  // A batch spans no more than a day, so the two ends need two.
  json answer = put({event(kStart - 14 * kDay - 1, "too old"), event(kStart - 14 * kDay, "old")});
  EXPECT_EQ(answer["rejectedLogEventsInfo"], json({{"tooOldLogEventEndIndex", 1}}));
  answer = put({event(kStart, "now"), event(kStart + 2 * kHour, "soon"),
                event(kStart + 2 * kHour + 1, "too new")});
  EXPECT_EQ(answer["rejectedLogEventsInfo"], json({{"tooNewLogEventStartIndex", 2}}));
  EXPECT_EQ(kept(), "old now soon");
}

TEST_F(PutLogEvents, WhatTheGroupDoesNotKeepIsLeftOut) {
  call("PutRetentionPolicy", {{"logGroupName", "g"}, {"retentionInDays", 1}});
  const json answer = put(
      {event(kStart - kDay - 2, "a"), event(kStart - kDay - 1, "b"), event(kStart - kDay, "c")});
  EXPECT_EQ(answer["rejectedLogEventsInfo"], json({{"expiredLogEventEndIndex", 2}}));
  EXPECT_EQ(kept(), "c");
}

TEST_F(PutLogEvents, BadBatches) {
  const std::string invalid = "InvalidParameterException: ";
  const std::string violation = invalid + "1 validation error detected: Value ";
  const json big = event(kStart, std::string(600'000, 'x'));
  const std::pair<json, std::string> rows[] = {
      {json::array({event(kStart, "b"), event(kStart - 1, "a")}),
       invalid + "Log events in a single PutLogEvents request must be in chronological order."},
      {json::array({event(kStart - kDay - 1, "a"), event(kStart, "b")}),
       invalid + "The batch of log events in a single PutLogEvents request cannot span more than "
                 "24 hours."},
      {json::array(), violation + "at 'logEvents' failed to satisfy constraint: Member must have "
                                  "length greater than or equal to 1"},
      {json::array({event(kStart, "")}),
       violation + "at 'logEvents.1.member.message' failed to satisfy constraint: Member must have "
                   "length greater than or equal to 1"},
      {json::array({event(-1, "a")}),
       violation + "'-1' at 'logEvents.1.member.timestamp' failed to satisfy constraint: Member "
                   "must have value greater than or equal to 0"},
      {json::array({event(kStart, std::string(1'048'551, 'x'))}),
       invalid + "Log event too large: 1048577 bytes exceeds limit of 1048576"},
      {json::array({big, big}),
       invalid + "Upload too large: 1200052 bytes exceeds limit of 1048576"},
      {json(std::vector<json>(10'001, event(kStart, "a"))),
       violation + "at 'logEvents' failed to satisfy constraint: Member must have length less than "
                   "or equal to 10000"},
  };
  for (const auto& [events, expected] : rows) EXPECT_EQ(putting(events), expected);
  EXPECT_EQ(kept(), "");
  EXPECT_EQ(putting(std::vector<json>(10'000, event(kStart, "a"))), "");
  EXPECT_EQ(putting(json::array({event(kStart, std::string(1'048'550, 'x'))})), "");
}

TEST_F(PutLogEvents, WhereNothingIs) {
  const json events{event(kStart, "a")};
  EXPECT_EQ(error("PutLogEvents",
                  {{"logGroupName", "none"}, {"logStreamName", "s"}, {"logEvents", events}}),
            "ResourceNotFoundException: The specified log group does not exist.");
  EXPECT_EQ(error("PutLogEvents",
                  {{"logGroupName", "g"}, {"logStreamName", "none"}, {"logEvents", events}}),
            "ResourceNotFoundException: The specified log stream does not exist.");
}

}  // namespace
}  // namespace localecs::services::logs
