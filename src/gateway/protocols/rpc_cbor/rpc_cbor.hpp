// The protocol rpc-v2-cbor, in which new SDKs speak to CloudWatch.
#pragma once

#include <localecs/http/message.hpp>

#include "protocols/protocol.hpp"

namespace localecs::gateway {

const Protocol& rpc_cbor();
// True if the request's headers name this protocol.
bool is_rpc_cbor(const http::Request& request);

}  // namespace localecs::gateway
