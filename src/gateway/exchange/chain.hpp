// Takes a request through a list of steps, and catches what goes wrong on the way.
#pragma once

#include <optional>
#include <span>

#include "exchange.hpp"
#include "failure.hpp"

namespace localecs::gateway {

// Runs the steps in their order, up to the first that throws: that is the failure returned. An
// error that is no aws::Error is a bug of ours; it is logged, and the caller hears of status 500.
std::optional<Failure> take_steps(std::span<const Step> steps, Exchange& exchange);

}  // namespace localecs::gateway
