// The step that unpacks a body sent with gzip.
#pragma once

#include "exchange/exchange.hpp"

namespace localecs::gateway::steps {

// Keeps the packed request in `as_sent`, since its signature covers the packed body. Throws if the
// body is no gzip, or too large when unpacked: a small body could otherwise fill the memory.
void unpack(Exchange& exchange);

}  // namespace localecs::gateway::steps
