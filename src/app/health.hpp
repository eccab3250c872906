// Makes the answer to GET /_localecs/health.
#pragma once

#include <localecs/app/options.hpp>
#include <localecs/aws/document.hpp>
#include <localecs/state/state.hpp>

#include <localecs/durability/durability.hpp>

namespace localecs::app {

// durability: nullptr if the state is in memory only; then "dataDirectory" is null.
aws::Document health(const Options& options, const state::State& state,
                     const Durability* durability);

}  // namespace localecs::app
