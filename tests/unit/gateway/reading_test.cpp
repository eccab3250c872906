// Requests that only read, in every protocol.
#include <localecs/gateway/reading.hpp>

#include <gtest/gtest.h>

namespace localecs::gateway {
namespace {

http::Request request(std::string method, std::string target,
                      std::vector<http::Header> headers = {}, std::string body = {}) {
  return {std::move(method), std::move(target), std::move(headers), std::move(body), {}};
}

bool json(const std::string& operation) {
  return only_reads(request("POST", "/", {{"X-Amz-Target", "AmazonECS." + operation}}));
}

bool cbor(const std::string& operation) {
  return only_reads(request("POST", "/service/GraniteServiceVersion20100801/operation/" + operation,
                            {{"smithy-protocol", "rpc-v2-cbor"}}));
}

bool form(const std::string& body) {
  return only_reads(
      request("POST", "/", {{"Content-Type", "application/x-www-form-urlencoded"}}, body));
}

TEST(OnlyReads, by_the_operations_name) {
  for (const char* name : {"DescribeTasks", "ListTasks", "GetParameter", "FilterLogEvents"}) {
    EXPECT_TRUE(json(name)) << name;
    EXPECT_TRUE(cbor(name)) << name;
    EXPECT_TRUE(form("Version=1&Action=" + std::string(name))) << name;
    EXPECT_TRUE(only_reads(request("GET", "/?Action=" + std::string(name)))) << name;
  }
  for (const char* name : {"RunTask", "CreateCluster", "PutMetricData", "DeleteService", "", "x"}) {
    EXPECT_FALSE(json(name)) << name;
    EXPECT_FALSE(cbor(name)) << name;
    EXPECT_FALSE(form("Action=" + std::string(name))) << name;
  }
}

TEST(OnlyReads, what_cannot_be_read_may_change_something) {
  EXPECT_FALSE(form("Action=Describe%ff"));
  EXPECT_FALSE(form(""));
  EXPECT_FALSE(only_reads(request("POST", "/")));
}

TEST(OnlyReads, private_calls_and_a_containers_questions) {
  EXPECT_TRUE(only_reads(request("GET", "/_localecs/health")));
  EXPECT_TRUE(only_reads(request("POST", "/_localecs/clock")));
  EXPECT_FALSE(only_reads(request("POST", "/_localecs/reset")));
  EXPECT_TRUE(only_reads(request("GET", "/v4/0123/task")));
  EXPECT_FALSE(only_reads(request("PUT", "/api/0123/task-protection/v1/state")));
}

}  // namespace
}  // namespace localecs::gateway
