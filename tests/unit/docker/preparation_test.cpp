// Environment files and files to be mounted.
#include "docker/containers/preparation.hpp"

#include <gmock/gmock.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

namespace localecs::docker {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::StartsWith;

struct Preparation : testing::Test {
  const fs::path root = [] {
    char folder[] = "/tmp/preparation-XXXXXX";
    return fs::path(mkdtemp(folder));
  }();
  ~Preparation() override { fs::remove_all(root); }

  std::string file(const std::string& name, const std::string& content) {
    std::ofstream(root / name) << content;
    return root / name;
  }
};

TEST_F(Preparation, environment_files_are_weaker_than_the_environment_and_the_first_is_strongest) {
  std::vector<std::string> environment = {"A=own"};
  const auto one = file("1.env", "# A comment\nA=1\nB=1\n\nno variable\n=x\nQ=\"q\" 'r'\r\nB=2\n");
  const auto two = file("2.env", "B=3\nexport C=2\nD=a=b");
  EXPECT_FALSE(add_environment_files({one, two}, environment));
  EXPECT_THAT(environment, ElementsAre("A=own", "B=2", "Q=\"q\" 'r'", "D=a=b", "export C=2"));
}

TEST_F(Preparation, an_environment_file_that_cannot_be_read_is_a_problem) {
  std::vector<std::string> environment;
  const std::string pipe = root / "pipe";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  for (const auto& path : {std::string("/no/such.env"), root.string(), pipe}) {
    const auto problem = add_environment_files({path}, environment);
    ASSERT_TRUE(problem) << path;
    EXPECT_THAT(problem->message, StartsWith("ResourceInitializationError: "));
  }
}

TEST_F(Preparation, files_are_written_with_their_folders) {
  const std::string path = root / "a/b/c.conf";
  for (const char* content : {"old and long", "new"}) {
    EXPECT_FALSE(write_files({{path, content}}));
    std::string read;
    std::getline(std::ifstream(path), read);
    EXPECT_EQ(read, content);
  }
  // Whatever user the router runs as reads its own; nobody else comes so far.
  EXPECT_EQ(fs::status(path).permissions(), fs::perms(0644));
  for (const char* folder : {"a", "a/b"})
    EXPECT_EQ(fs::status(root / folder).permissions(), fs::perms(0700)) << folder;
  fs::create_symlink(path, root / "link");
  EXPECT_TRUE(write_files({{root / "link", "x"}}));
  for (const auto& impossible : {path + "/under/a/file", std::string("relative")}) {
    const auto problem = write_files({{impossible, "x"}});
    ASSERT_TRUE(problem) << impossible;
    EXPECT_THAT(problem->message, StartsWith("ResourceInitializationError: "));
  }
}

}  // namespace
}  // namespace localecs::docker
