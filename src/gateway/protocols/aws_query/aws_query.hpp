// The protocol awsQuery, of STS and of older clients of CloudWatch.
#pragma once

#include "protocols/protocol.hpp"

namespace localecs::gateway {

const Protocol& aws_query();

}  // namespace localecs::gateway
