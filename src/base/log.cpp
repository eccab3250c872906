// Sets up the log: to standard error, with milliseconds, each message on one line.
#include <localecs/base/log.hpp>

#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <stdexcept>

namespace localecs::log {
namespace {

bool is_control(unsigned char c) {
  return c < 0x20 || c == 0x7f;
}

// Writes a message with its control characters as "\x0a". Messages quote clients, containers and
// the Engine, none of which may begin a line of the log or send commands to a terminal. Control
// characters of two bytes in UTF-8 (0xc2 0x80 to 0xc2 0x9f) are replaced too.
class OneLine final : public spdlog::custom_flag_formatter {
 public:
  void format(const spdlog::details::log_msg& message, const std::tm&,
              spdlog::memory_buf_t& line) override {
    constexpr std::string_view digits = "0123456789abcdef";
    unsigned char before = 0;
    for (const char each : message.payload) {
      const auto c = static_cast<unsigned char>(each);
      if (is_control(c) || (before == 0xc2 && c >= 0x80 && c < 0xa0)) {
        if (!is_control(c)) line.resize(line.size() - 1);
        for (const char part : {'\\', 'x', digits[c >> 4], digits[c & 15]}) line.push_back(part);
      } else {
        line.push_back(each);
      }
      before = c;
    }
  }
  std::unique_ptr<custom_flag_formatter> clone() const override {
    return std::make_unique<OneLine>();
  }
};

}  // namespace

void start(const std::string& level) {
  const auto parsed = spdlog::level::from_str(level);  // `off` for an unknown word
  if (parsed == spdlog::level::off && level != "off")
    throw std::invalid_argument("unknown log level '" + level + "'");
  auto logger = std::make_shared<spdlog::logger>("localecs",
                                                 std::make_shared<spdlog::sinks::stderr_sink_st>());
  auto formatter = std::make_unique<spdlog::pattern_formatter>();
  formatter->add_flag<OneLine>('*').set_pattern("%Y-%m-%dT%H:%M:%S.%e %l %*");
  logger->set_formatter(std::move(formatter));
  logger->set_level(parsed);
  spdlog::set_default_logger(std::move(logger));
}

}  // namespace localecs::log
