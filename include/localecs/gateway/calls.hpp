// Lets wings call each other's operations through the gateway's own steps, without HTTP.
#pragma once

#include <localecs/effects/calls.hpp>
#include <localecs/gateway/house.hpp>

#include <functional>
#include <memory>

namespace localecs::gateway {

// Runs a function soon from the event loop, never before Later itself returns: a wing must not be
// called while it is still deciding.
using Later = std::function<void(std::function<void()>)>;

// Carries calls out in the order in which they were asked for, each by `later`. The policies of the
// call's role apply, as they would to a request of that role.
std::unique_ptr<effects::Calls> make_calls(House house, Later later);

}  // namespace localecs::gateway
