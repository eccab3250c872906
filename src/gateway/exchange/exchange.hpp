// One request on its way through the steps, with all that the steps have found out so far.
#pragma once

#include <localecs/aws/document.hpp>
#include <localecs/gateway/house.hpp>
#include <localecs/http/message.hpp>
#include <localecs/services/wing.hpp>

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "identity/caller.hpp"
#include "parameters.hpp"

namespace localecs::effects {
struct Call;
}

namespace localecs::gateway {

class Protocol;

// A member's comment names the step that fills it; before that step the member is empty.
struct Exchange {
  const House& house;
  const Protocol& protocol;
  http::Request request;
  const effects::Call* call = nullptr;  // a wing's call; nullptr: the request came by HTTP

  std::optional<http::Request> as_sent{};          // unpack: what was signed, if it was packed
  Parameters parameters{};                         // route: awsQuery's form, and a URL's query
  const services::Wing* wing = nullptr;            // route
  const services::Operation* operation = nullptr;  // route
  Caller caller{};                                 // identify
  aws::Document input{};                           // read_input
  std::string answer{};                            // run: the answer's body

  std::string request_id = house.ids.uuid();

  // The request's path without the URL's query.
  std::string_view path() const;
};

// A step throws aws::Error where the request goes no further.
using Step = void (*)(Exchange& exchange);

}  // namespace localecs::gateway
