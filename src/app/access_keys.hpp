// The file of access keys that callers may sign with.
#pragma once

#include <localecs/gateway/gateway.hpp>

#include <string>

namespace localecs::app {

// An INI file as ~/.aws/credentials: sections with aws_access_key_id, aws_secret_access_key and,
// if the key is of another account than --account, aws_account_id. Throws std::invalid_argument,
// which names the line but nothing that stands in it.
gateway::AccessKeys read_access_keys(const std::string& path);

}  // namespace localecs::app
