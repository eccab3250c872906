// The account settings that other operations ask for.
#pragma once

#include <localecs/aws/ecs/setting_name.hpp>
#include <localecs/services/operation.hpp>

#include <string>

namespace localecs::services::ecs {

// What holds for a principal: its own value, else the account's default, else AWS's.
std::string effective_setting(const Call& call, const std::string& principal,
                              aws::ecs::SettingName name);

}  // namespace localecs::services::ecs
