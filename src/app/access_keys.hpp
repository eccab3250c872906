// Reads the file of access keys with which clients may sign requests (--access-keys).
#pragma once

#include <localecs/gateway/gateway.hpp>

#include <string>

namespace localecs::app {

// Reads an INI file such as ~/.aws/credentials: each section has aws_access_key_id,
// aws_secret_access_key and, if the key belongs to an account other than --account, aws_account_id.
// Throws std::invalid_argument if the file cannot be read or has no key; the message names the line
// but quotes none of it, since it may hold a secret.
gateway::AccessKeys read_access_keys(const std::string& path);

}  // namespace localecs::app
