// Calls ECS operations as a client would, by name and with a JSON document, on a state of its own.
#pragma once

#include <localecs/aws/error.hpp>
#include <localecs/base/ids.hpp>
#include <localecs/base/time.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/ecs.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/hosts.hpp>
#include <localecs/state/state.hpp>

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace localecs::services::ecs {

using nlohmann::json;

inline const std::string account = "000000000000";
inline const std::string prefix = "arn:aws:ecs:us-east-1:" + account + ":";
inline const std::string caller = "arn:aws:iam::" + account + ":root";

class Api {
 public:
  Api() {
    state[ecs::hosts].own.cpu = 4096;
    state[ecs::hosts].own.memory = 8192;
  }

  // The answer; throws aws::Error as the operation does.
  json operator()(std::string_view name, const json& input = json::object()) {
    Call here = call();
    std::string answer;
    operation_named(name).run(here, input, answer);
    return json::parse(answer);
  }

  // "ClientException: message", or "" when the call went well.
  std::string error(std::string_view name, const json& input = json::object()) {
    try {
      (*this)(name, input);
      return {};
    } catch (const aws::Error& error) {
      EXPECT_EQ(error.status(), 400u);
      return error.code() + ": " + error.what();
    }
  }

  Call call() {
    return {.state = state,
            .scope = scope,
            .now = clock.now(),
            .ids = ids,
            .caller_arn = caller,
            .endpoint = "http://127.0.0.1:4566"};
  }

  state::State state{services::parts()};
  state::Scope scope{.account = account, .region = "us-east-1"};
  ManualClock clock{from_epoch_seconds(1'700'000'000)};
  IdSource ids{1};

 private:
  static const Operation& operation_named(std::string_view name) {
    const auto& all = operations().operations;
    return *std::ranges::find(all, name, &Operation::name);
  }
};

// The smallest task definition that ECS registers.
inline json small_definition(const std::string& family = "web") {
  return {{"family", family},
          {"containerDefinitions", {{{"name", "app"}, {"image", "nginx"}, {"memory", 64}}}}};
}

}  // namespace localecs::services::ecs
