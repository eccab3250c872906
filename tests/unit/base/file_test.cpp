// Files as they are, and those that cannot be read.
#include <localecs/base/file.hpp>

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace localecs {
namespace {

TEST(ReadFile, the_whole_of_it) {
  const std::string path = testing::TempDir() + "file_test-" + std::to_string(getpid());
  for (const std::string& content : {std::string(), std::string("one\ntwo"),
                                     std::string("a\0b\r\n", 5), std::string(100'000, 'x')}) {
    std::ofstream(path, std::ios::binary) << content;
    EXPECT_EQ(read_file(path), content);
  }
  std::filesystem::remove(path);
}

// The Engine's processes end while their files are read: no exception may come of it.
TEST(ReadFile, nothing_where_reading_fails) {
  EXPECT_EQ(read_file("/no/such/file"), std::nullopt);
  EXPECT_EQ(read_file("/proc/self"), std::nullopt);      // opens, and cannot be read: a folder
  EXPECT_EQ(read_file("/proc/self/mem"), std::nullopt);  // opens, and fails at the first byte
}

}  // namespace
}  // namespace localecs
