// Keeps values of secrets and variables out of what the Engine says about a container.
#pragma once

#include <localecs/effects/container_engine.hpp>
#include <localecs/services/ecs/rows.hpp>

#include <optional>

namespace localecs::decide {

// What was observed, with "***" for every value of the container's environment, secret log options
// and registry login that the Engine repeats in its words ("invalid size: 'VALUE'"). The words go
// into reasons, events and explanations, which more people may read than the values. Nothing where
// the Engine says nothing.
std::optional<effects::Observation> conceal(const state::State& state, const state::Task& task,
                                            const effects::Observation& observed);

}  // namespace localecs::decide
