// A whole localecs that fuzzed requests reach: gateway, services, state, and the loop on a
// simulated engine, with something of every kind in it already.
#pragma once

#include <localecs/gateway/gateway.hpp>
#include <localecs/services/operation.hpp>

#include <simulation/safety.hpp>
#include <simulation/world.hpp>
#include <string>

namespace localecs::fuzz {

class House {
 public:
  House();

  // Hands it to the gateway, requires an answer, and lets the loop act for a second. Placeholders
  // such as @task@ stand for ARNs of what is there.
  http::Response ask(http::Request request);
  // Lets that much time pass; requires that the state stays sound and the loop comes to rest.
  void live_on(Duration time);

  tests::World& world() { return world_; }

 private:
  struct Time final : Clock {
    explicit Time(const tests::World& world) : world(world) {}
    TimePoint now() const override { return world.now(); }
    const tests::World& world;
  };

  void furnish();
  std::string with_names(std::string text) const;

  tests::World world_;
  Time clock_{world_};
  IdSource ids_{2};
  gateway::Gateway gateway_;
  tests::Safety safety_{world_};
};

// What an awsJson client sends.
http::Request json_request(const services::OperationTable& service, std::string_view operation,
                           std::string body);
// The answer is JSON, or XML, as it says, and no failure of ours.
void require_sound(const http::Response& answer);

}  // namespace localecs::fuzz
