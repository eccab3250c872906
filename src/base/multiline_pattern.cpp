// Translates date formats into regular expressions, as Docker's awslogs driver does.
#include <localecs/base/multiline_pattern.hpp>

namespace localecs {
namespace {

std::string_view regex_of_conversion(char conversion) {
  switch (conversion) {
    case 'a':
      return "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
    case 'A':
      return "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";
    case 'w':
      return "[0-6]";
    case 'd':
      return "(?:0[1-9]|[12]\\d|3[01])";
    case 'b':
      return "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
    case 'B':
      return "(?:January|February|March|April|May|June|July|August|September|October|November|"
             "December)";
    case 'm':
      return "(?:0[1-9]|1[0-2])";
    case 'Y':
      return "\\d{4}";
    case 'y':
      return "\\d\\d";
    case 'H':
      return "(?:[01]\\d|2[0-3])";
    case 'I':
      return "(?:0\\d|1[0-2])";
    case 'p':
      return "[AP]M";
    case 'M':
    case 'S':
      return "[0-5]\\d";
    case 'f':
      return "\\d{6}";
    case 'L':
      return "\\.\\d{3}";
    case 'z':
      return "[+-]\\d{4}";
    case 'Z':
      return "[A-Z]{1,4}T";
    case 'j':
      return "(?:[0-2]\\d\\d|3[0-5]\\d|36[0-6])";
    default:
      return "";  // the driver drops unknown conversions
  }
}

}  // namespace

std::string option_of(const std::map<std::string, std::string>& options, const std::string& name) {
  const auto found = options.find(name);
  return found == options.end() ? std::string() : found->second;
}

std::string regex_of_strftime(std::string_view format) {
  std::string regex;
  for (std::size_t i = 0; i < format.size(); ++i) {
    if (format[i] == '%' && i + 1 < format.size())
      regex += regex_of_conversion(format[++i]);
    else
      regex += format[i];
  }
  return regex;
}

std::string multiline_regex(const std::map<std::string, std::string>& options) {
  const std::string format = option_of(options, kDatetimeFormat);
  return format.empty() ? option_of(options, kMultilinePattern) : regex_of_strftime(format);
}

std::optional<std::string> multiline_problem(const std::map<std::string, std::string>& options) {
  if (!option_of(options, kDatetimeFormat).empty() &&
      !option_of(options, kMultilinePattern).empty())
    return "you cannot configure log opt '" + std::string(kDatetimeFormat) + "' and '" +
           kMultilinePattern + "' at the same time";
  const std::string regex = multiline_regex(options);
  std::string problem;
  if (Pattern::compile(regex, &problem)) return std::nullopt;
  return "awslogs could not parse multiline pattern key \"" + regex +
         "\": error parsing regexp: " + problem;
}

}  // namespace localecs
