// Lines of the log: one for an event, whatever its text holds.
#include <gmock/gmock.h>

#include <localecs/base/log.hpp>

namespace localecs {
namespace {

std::string logged(const std::string& text) {
  const auto before = spdlog::default_logger();
  testing::internal::CaptureStderr();
  log::start("info");
  log::warn("task 1: {}", text);
  log::debug("not at this level");
  spdlog::default_logger()->flush();
  spdlog::set_default_logger(before);
  return testing::internal::GetCapturedStderr();
}

TEST(Log, has_time_level_and_text) {
  EXPECT_THAT(logged("é is fine"),
              testing::MatchesRegex("....-..-..T..:..:......Z? warning task 1: é is fine\n"));
}

TEST(Log, is_not_forged_by_the_texts_it_shows) {
  EXPECT_THAT(
      logged("a\n2030-01-01T00:00:00.000 info all is well\r\tb"),
      testing::EndsWith("task 1: a\\x0a2030-01-01T00:00:00.000 info all is well\\x0d\\x09b\n"));
  EXPECT_THAT(logged("\x1b[2Jx\x7f\xc2\x9bz\xc2\xa0"),
              testing::EndsWith("task 1: \\x1b[2Jx\\x7f\\x9bz\xc2\xa0\n"));
}

}  // namespace
}  // namespace localecs
