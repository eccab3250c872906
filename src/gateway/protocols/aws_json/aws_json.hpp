// The protocol awsJson 1.0 and 1.1, of ECS, Logs, SSM, Secrets Manager and CloudWatch.
#pragma once

#include "protocols/protocol.hpp"

namespace localecs::gateway {

const Protocol& aws_json();

}  // namespace localecs::gateway
