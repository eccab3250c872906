// Calls CloudWatch Logs operations as a client would, by name and with a JSON document.
#pragma once

#include <localecs/aws/error.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/logs.hpp>
#include <localecs/services/logs/rows.hpp>
#include <localecs/services/logs/rows/logs.hpp>
#include <localecs/state/state.hpp>

#include <gmock/gmock.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace localecs::services::logs {

using nlohmann::json;

inline const std::string prefix = "arn:aws:logs:us-east-1:000000000000:log-group:";
inline constexpr std::int64_t kStart = 1'700'000'000'000;  // ms
inline constexpr std::int64_t kMinute = 60'000, kHour = 60 * kMinute, kDay = 24 * kHour;

struct Api : testing::Test {
  // The answer; throws aws::Error as the operation does.
  json call(std::string_view name, const json& input = json::object()) {
    Call here{.state = state, .scope = scope, .now = clock.now(), .ids = ids};
    const auto& all = operations().operations;
    std::string answer;
    std::ranges::find(all, name, &Operation::name)->run(here, input, answer);
    return json::parse(answer);
  }

  // "ResourceNotFoundException: message", or "" when the call went well.
  std::string error(std::string_view name, const json& input = json::object()) {
    try {
      call(name, input);
      return {};
    } catch (const aws::Error& error) {
      EXPECT_EQ(error.status(), 400u);
      return error.code() + ": " + error.what();
    }
  }

  void make_stream(const std::string& stream = "s", const std::string& group = "g") {
    if (!state[logs::groups].find(prefix + group))
      call("CreateLogGroup", {{"logGroupName", group}});
    call("CreateLogStream", {{"logGroupName", group}, {"logStreamName", stream}});
  }

  // Events as the container side writes them: no rule but the order.
  void append(std::vector<state::NewLogEvent> events, const std::string& stream = "s",
              const std::string& group = "g") {
    state::LogGroup& row = *state[logs::groups].open(prefix + group);
    state[logs::groups].append(row, row.streams.at(stream), std::move(events), clock.now());
  }

  json put(const json& events, const std::string& stream = "s", const std::string& group = "g") {
    return call("PutLogEvents",
                {{"logGroupName", group}, {"logStreamName", stream}, {"logEvents", events}});
  }

  static json event(std::int64_t timestamp, const std::string& message) {
    return {{"timestamp", timestamp}, {"message", message}};
  }
  // The messages of an answer's events, in one text: "a b c".
  static std::string messages(const json& answer) {
    std::string all;
    for (const json& each : answer["events"])
      all += (all.empty() ? "" : " ") + each["message"].get<std::string>();
    return all;
  }

  state::State state{services::parts()};
  state::Scope scope{.account = "000000000000", .region = "us-east-1"};
  ManualClock clock{TimePoint(Duration(kStart))};
  IdSource ids{1};
};

}  // namespace localecs::services::logs
