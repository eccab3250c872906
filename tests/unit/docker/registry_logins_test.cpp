// Logins as docker clients and ECS's settings keep them.
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "docker/images/registry_logins.hpp"

namespace localecs::docker {
namespace {

std::string user_for(const Logins& logins, const std::string& image) {
  const auto login = login_for(logins, image);
  return login ? login->user + ":" + login->password : "-";
}

TEST(RegistryLogins, every_form) {
  // "bWU6cGE6c3M=" is me:pa:ss
  const auto file = read_logins(
      R"({"auths":{"https://index.docker.io/v1/":{"auth":"bWU6cGE6c3M="},
          "bad":{"auth":"?"},"x":3}})");
  const auto dockercfg = read_logins(R"({"localhost:5000":{"auth":"bWU6cGE6c3M=","email":"e"}})");
  const auto docker =
      read_logins(R"({"https://reg.example.com/":{"username":"u","password":"p"}})");
  EXPECT_EQ(file.size(), 1u);
  EXPECT_EQ(user_for(file, "nginx"), "me:pa:ss");
  EXPECT_EQ(user_for(file, "docker.io/library/nginx:1"), "me:pa:ss");
  EXPECT_EQ(user_for(file, "localhost:5000/nginx"), "-");
  EXPECT_EQ(user_for(dockercfg, "localhost:5000/web:1"), "me:pa:ss");
  EXPECT_EQ(user_for(dockercfg, "localhost:5001/web:1"), "-");
  EXPECT_EQ(user_for(docker, "reg.example.com/a/b@sha256:12"), "u:p");
  for (const char* senseless :
       {"", "[]", "3", "{", R"({"auths":[]})", R"({"auths":{"a":{"auth":"bWU="}}})"}) {
    EXPECT_TRUE(read_logins(senseless).empty()) << senseless;
  }
}

TEST(RegistryLogins, the_longest_path_counts) {
  const Logins logins = {
      {"reg.io", {"a", ""}}, {"reg.io/team", {"b", ""}}, {"reg.io/te", {"c", ""}}};
  EXPECT_EQ(user_for(logins, "reg.io/web"), "a:");
  EXPECT_EQ(user_for(logins, "reg.io/team/web:3"), "b:");
  EXPECT_EQ(user_for(logins, "reg.io.evil/web"), "-");
}

TEST(RegistryLogins, registries) {
  EXPECT_EQ(registry_of("nginx"), "docker.io");
  EXPECT_EQ(registry_of("user/web"), "docker.io");
  EXPECT_EQ(registry_of("localhost/web"), "localhost");
  EXPECT_EQ(registry_of("127.0.0.1:5000/web:1"), "127.0.0.1:5000");
  EXPECT_EQ(registry_of("1.dkr.ecr.us-east-1.amazonaws.com/web"),
            "1.dkr.ecr.us-east-1.amazonaws.com");
}

TEST(RegistryLogins, settings_before_the_file_which_is_read_each_time) {
  char path[] = "/tmp/registry-logins-XXXXXX";
  const int made = mkstemp(path);
  ASSERT_GE(made, 0);
  close(made);
  const RegistryAuth auth{.data = R"({"a.io":{"username":"data","password":""}})", .file = path};
  EXPECT_FALSE(instance_login(auth, "b.io/x"));
  std::ofstream(path) << R"({"auths":{"a.io":{"username":"file"},"b.io":{"username":"file"}}})";
  EXPECT_EQ(instance_login(auth, "a.io/x")->user, "data");
  EXPECT_EQ(instance_login(auth, "b.io/x")->user, "file");
  unlink(path);
  EXPECT_FALSE(instance_login(auth, "b.io/x"));
}

}  // namespace
}  // namespace localecs::docker
