// Which of a service's deployments serves while a new one is rolled out.
#pragma once

#include <localecs/state/service.hpp>

#include <cstddef>

namespace localecs::state {

// Its place in the list: the one that was completed last, else the one before PRIMARY. One that was
// overtaken or has failed never took over. 0: there is none.
std::size_t place_of_serving(const Service& service);

}  // namespace localecs::state
