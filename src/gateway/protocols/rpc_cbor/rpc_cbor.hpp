// The protocol rpc-v2-cbor.
#pragma once

#include <localecs/http/message.hpp>

#include "protocols/protocol.hpp"

namespace localecs::gateway {

const Protocol& rpc_cbor();
// Such a request says so in its head.
bool is_rpc_cbor(const http::Request& request);

}  // namespace localecs::gateway
