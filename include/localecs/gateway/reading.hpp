// Tells requests that only read from those that may change something.
#pragma once

#include <localecs/http/message.hpp>

namespace localecs::gateway {

// True if the request only reads; its answer then need not wait for the disk. Judged by the
// operation's name alone: false if the name is unknown or missing.
bool only_reads(const http::Request& request);

}  // namespace localecs::gateway
