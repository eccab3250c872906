// A Secrets Manager of its own for each test.
#pragma once

#include <gmock/gmock.h>

#include <localecs/services/secretsmanager.hpp>

#include <nlohmann/json.hpp>

#include "unit/services/service_api.hpp"

namespace localecs::services::secretsmanager {

inline const std::string token_1 = "11111111-1111-4111-8111-111111111111";
inline const std::string token_2 = "22222222-2222-4222-8222-222222222222";
inline const std::string token_3 = "33333333-3333-4333-8333-333333333333";

class Secrets : public testing::Test {
 protected:
  json create(const std::string& name, const std::string& value = "v",
              const std::string& token = token_1) {
    return api("CreateSecret",
               {{"Name", name}, {"SecretString", value}, {"ClientRequestToken", token}});
  }
  json put(const std::string& id, const std::string& value, const std::string& token,
           const json& stages = nullptr) {
    return api("PutSecretValue", {{"SecretId", id},
                                  {"SecretString", value},
                                  {"ClientRequestToken", token},
                                  {"VersionStages", stages}});
  }
  json get(const std::string& id, json more = json::object()) {
    more["SecretId"] = id;
    return api("GetSecretValue", more);
  }
  std::string get_error(const std::string& id, json more = json::object()) {
    more["SecretId"] = id;
    return api.error("GetSecretValue", more);
  }
  json stages(const std::string& id) {
    return api("DescribeSecret", {{"SecretId", id}})["VersionIdsToStages"];
  }

  ServiceApi api{operations()};
  const std::string prefix = "arn:aws:secretsmanager:us-east-1:" + account + ":secret:";
  const std::string no_such =
      "ResourceNotFoundException: Secrets Manager can't find the specified ";
  const std::string marked =
      "InvalidRequestException: You can't perform this operation on the secret because it was "
      "marked for deletion.";
};

}  // namespace localecs::services::secretsmanager
