// One account setting of one principal, as PutAccountSetting or PutAccountSettingDefault set it.
#pragma once

#include <localecs/aws/ecs/setting_name.hpp>
#include <localecs/state/scope.hpp>

#include <string>

namespace localecs::state {

struct AccountSetting {
  Scope scope;
  std::string principal;  // "" : the account's default
  aws::ecs::SettingName name{};
  std::string value;
};

}  // namespace localecs::state
