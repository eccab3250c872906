// The protocol awsQuery.
#pragma once

#include "protocols/protocol.hpp"

namespace localecs::gateway {

const Protocol& aws_query();

}  // namespace localecs::gateway
