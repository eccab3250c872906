// The gateway as a whole: a few requests, one after the other, to operations of every service; then
// the loop acts on what they left behind.
//
//   RunTask                    the operation: "Logs_20140328.TagResource" where ECS has one as well
//   {"taskDefinition":"web"}   its input, up to an empty line; then the next request
#include <localecs/services/all.hpp>
#include <localecs/services/wing.hpp>

#include <algorithm>

#include "house.hpp"
#include "target.hpp"

namespace localecs::fuzz {
namespace {

constexpr int kMostRequests = 8;

struct Choice {
  const services::OperationTable* service;
  const services::Operation* operation;
};

struct Choices {
  std::vector<Choice> operations;
  std::vector<std::string> names;
};

// All that awsJson reaches.
const Choices& choices() {
  static const Choices all = [] {
    Choices found;
    for (const services::Wing* wing : services::all()) {
      const services::OperationTable& service = wing->operations();
      if (service.target_prefix.empty()) continue;
      for (const services::Operation& operation : service.operations) {
        found.operations.push_back({&service, &operation});
        const bool is_taken = std::ranges::find(found.names, operation.name) != found.names.end();
        const std::string prefix = is_taken ? std::string(service.target_prefix) + "." : "";
        found.names.push_back(prefix + std::string(operation.name));
      }
    }
    return found;
  }();
  return all;
}

void run(std::string_view bytes) {
  House house;
  Input input(bytes);
  for (int count = 0; count < kMostRequests && !input.at_end(); ++count) {
    const auto& [service, operation] = choices().operations[choice(choices().names, input.line())];
    const std::string body = unfolded(input.until("\n\n"));
    house.ask(json_request(*service, operation->name, body));
  }
  house.live_on(std::chrono::seconds(40));
}

const Target target("gateway", run);

}  // namespace
}  // namespace localecs::fuzz
