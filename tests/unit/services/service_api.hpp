// Calls the operations of any one service as the gateway does, by name and with a JSON document, on
// a state of its own.
#pragma once

#include <localecs/aws/error.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/operation.hpp>
#include <localecs/state/state.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace localecs::services {

using nlohmann::json;

inline const std::string account = "000000000000";

class ServiceApi {
 public:
  explicit ServiceApi(const OperationTable& service) : service_(service) {}

  // The answer; throws aws::Error as the operation does. `{}` is the empty input.
  json operator()(std::string_view name, const json& input = json::object()) {
    Call here = call();
    std::string answer;
    const auto operation = std::ranges::find(service_.operations, name, &Operation::name);
    perform(service_, *operation, here, input.is_null() ? json::object() : input, answer);
    return json::parse(answer);
  }

  // "ValidationException: message", or "" when the call went well.
  std::string error(std::string_view name, const json& input = json::object()) {
    try {
      (*this)(name, input);
      return {};
    } catch (const aws::Error& error) {
      return error.code() + ": " + error.what();
    }
  }

  Call call() {
    return {.state = state,
            .scope = {.account = account, .region = "us-east-1"},
            .now = clock.now(),
            .ids = ids,
            .caller_arn = "arn:aws:iam::" + account + ":root",
            .endpoint = "http://127.0.0.1:4566",
            .user_id = account,
            .access_key = access_key};
  }

  state::State state{services::parts()};
  ManualClock clock{from_epoch_seconds(1'700'000'000)};
  IdSource ids{1};
  std::string access_key = "test";

 private:
  const OperationTable& service_;
};

}  // namespace localecs::services
