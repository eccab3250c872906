// Takes a request through a list of steps, and catches what they throw.
#pragma once

#include <optional>
#include <span>

#include "exchange.hpp"
#include "failure.hpp"

namespace localecs::gateway {

// Runs the steps in order up to the first that throws, and returns its failure; nullopt: all have
// run. An exception other than aws::Error is a bug of ours: it is logged, and the caller gets
// status 500.
std::optional<Failure> take_steps(std::span<const Step> steps, Exchange& exchange);

}  // namespace localecs::gateway
