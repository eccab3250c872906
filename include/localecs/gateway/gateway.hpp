// The AWS clients' door: finds the service and the operation a request is for, and answers with its
// output or an error.
#pragma once

#include <localecs/gateway/house.hpp>
#include <localecs/http/server.hpp>

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace localecs::gateway {

// A private call that is no operation: what it does concerns the process, not the state. `answer`
// may be called later.
using PrivateCall = std::function<void(const http::Request&, http::Respond answer)>;

class Gateway {
 public:
  explicit Gateway(House house) : house_(std::move(house)) {}

  // name: "POST /_localecs/reset"
  void add_private_call(std::string name, PrivateCall handler);

  void handle(http::Request request, http::Respond answer);
  // Words the answer to what is no request at all.
  http::Response refuse(unsigned status, std::string_view reason);

 private:
  const PrivateCall* find_private_call(const http::Request& request) const;

  House house_;
  std::map<std::string, PrivateCall> private_calls_;
};

}  // namespace localecs::gateway
