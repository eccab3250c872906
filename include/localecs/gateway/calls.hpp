// The door through which wings call each other's operations: the gateway's own steps, without HTTP.
#pragma once

#include <localecs/effects/calls.hpp>
#include <localecs/gateway/house.hpp>

#include <functional>
#include <memory>

namespace localecs::gateway {

// Runs the function soon, from the event loop, and never before it returns.
using Later = std::function<void(std::function<void()>)>;

// Calls are carried out in the order in which they were asked for, each by `later`. A call is
// authorized by the policies of its role as a request of that role's would be.
std::unique_ptr<effects::Calls> make_calls(House house, Later later);

}  // namespace localecs::gateway
