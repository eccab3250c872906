// Which requests ask only, so that their answers promise nothing.
#pragma once

#include <localecs/http/message.hpp>

namespace localecs::gateway {

// Told by the operation's name alone: where it is unknown or missing, the request may change
// something.
bool only_reads(const http::Request& request);

}  // namespace localecs::gateway
