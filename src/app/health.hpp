// What GET /_localecs/health answers.
#pragma once

#include <localecs/app/options.hpp>
#include <localecs/aws/document.hpp>
#include <localecs/state/state.hpp>

#include <localecs/durability/durability.hpp>

namespace localecs::app {

// durability: nothing where the state is in memory alone.
aws::Document health(const Options& options, const state::State& state,
                     const Durability* durability);

}  // namespace localecs::app
