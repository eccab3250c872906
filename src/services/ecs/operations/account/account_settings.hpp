// Gives other operations the effective value of an account setting.
#pragma once

#include <localecs/aws/ecs/setting_name.hpp>
#include <localecs/services/operation.hpp>

#include <string>

namespace localecs::services::ecs {

// Returns the principal's own value, else the account's default, else AWS's default.
std::string effective_setting(const Call& call, const std::string& principal,
                              aws::ecs::SettingName name);

}  // namespace localecs::services::ecs
