// Answers AWS clients: finds the service and operation a request names, and writes the operation's
// output or an error.
#pragma once

#include <localecs/gateway/house.hpp>
#include <localecs/http/server.hpp>

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace localecs::gateway {

// Handles a private call that concerns the process and not the state (reset, clock, health). It may
// call `answer` later.
using PrivateCall = std::function<void(const http::Request&, http::Respond answer)>;

// The rooms in `house` must outlive the gateway.
class Gateway {
 public:
  explicit Gateway(House house) : house_(std::move(house)) {}

  // name: "POST /_localecs/reset"
  void add_private_call(std::string name, PrivateCall handler);

  // Answers once, perhaps later; errors are answers too.
  void handle(http::Request request, http::Respond answer);
  // Makes the answer to bytes that are no HTTP request, or to a request that cannot be served now.
  // `reason` is shown to the client.
  http::Response refuse(unsigned status, std::string_view reason);

 private:
  const PrivateCall* find_private_call(const http::Request& request) const;

  House house_;
  std::map<std::string, PrivateCall> private_calls_;
};

}  // namespace localecs::gateway
