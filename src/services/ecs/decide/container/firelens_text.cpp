// The router's configuration in fluent-bit's and in Fluentd's language.
#include <localecs/aws/ecs/firelens_configuration.hpp>

#include <algorithm>

#include "firelens.hpp"

namespace localecs::decide {
namespace {

using Values = std::vector<std::pair<std::string, std::string>>;

// A value is the rest of its line: it must not begin another one.
std::string one_line(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return text;
}

// Options that are not the output plugin's.
bool is_output_option(const std::string& name) {
  return name != "include-pattern" && name != "exclude-pattern" &&
         name != "log-driver-buffer-limit";
}

const std::string* option(const FirelensRoute& route, const std::string& name) {
  const auto found = route.options.find(name);
  return found == route.options.end() ? nullptr : &found->second;
}

// The plugin's name leads, whatever the alphabet says.
Values output_values(const FirelensRoute& route, const std::string& plugin_option) {
  Values values;
  const std::string* plugin = option(route, plugin_option);
  if (!plugin) return values;  // routed by the included configuration only
  values.emplace_back(plugin_option, *plugin);
  for (const auto& [name, value] : route.options)
    if (is_output_option(name) && name != plugin_option) values.emplace_back(name, value);
  return values;
}

class FluentBit {
 public:
  std::string write(const FirelensConfiguration& configuration) {
    section("INPUT", {{"Name", "forward"}, {"unix_path", "/var/run/fluent.sock"}});
    if (!configuration.listen_on.empty())
      section("INPUT",
              {{"Name", "forward"}, {"Listen", configuration.listen_on}, {"Port", "24224"}});
    section("INPUT", {{"Name", "tcp"},
                      {"Tag", "firelens-healthcheck"},
                      {"Listen", "127.0.0.1"},
                      {"Port", "8877"}});
    for (const FirelensRoute& route : configuration.routes) patterns(route);
    if (!configuration.metadata.empty()) {
      Values values{{"Name", "record_modifier"}, {"Match", "*"}};
      for (const auto& [name, value] : configuration.metadata)
        values.emplace_back("Record", name + " " + value);
      section("FILTER", values);
    }
    if (!configuration.include.empty())
      text_ += "@INCLUDE " + one_line(configuration.include) + "\n\n";
    section("OUTPUT", {{"Name", "null"}, {"Match", "firelens-healthcheck"}});
    for (const FirelensRoute& route : configuration.routes) output(route);
    return std::move(text_);
  }

 private:
  static std::string match(const FirelensRoute& route) { return route.container + "-firelens*"; }

  void section(const std::string& kind, const Values& values) {
    text_ += "[" + kind + "]\n";
    for (const auto& [name, value] : values)
      text_ += "    " + one_line(name) + " " + one_line(value) + "\n";
    text_ += "\n";
  }
  void patterns(const FirelensRoute& route) {
    if (const std::string* pattern = option(route, "include-pattern"))
      section("FILTER", {{"Name", "grep"}, {"Match", match(route)}, {"Regex", "log " + *pattern}});
    if (const std::string* pattern = option(route, "exclude-pattern"))
      section("FILTER",
              {{"Name", "grep"}, {"Match", match(route)}, {"Exclude", "log " + *pattern}});
  }
  void output(const FirelensRoute& route) {
    Values values = output_values(route, "Name");
    if (values.empty()) return;
    values.insert(values.begin() + 1, {"Match", match(route)});
    section("OUTPUT", values);
  }

  std::string text_;
};

class Fluentd {
 public:
  std::string write(const FirelensConfiguration& configuration) {
    section("source", {{"@type", "unix"}, {"path", "/var/run/fluent.sock"}});
    if (!configuration.listen_on.empty())
      section("source",
              {{"@type", "forward"}, {"bind", configuration.listen_on}, {"port", "24224"}});
    for (const FirelensRoute& route : configuration.routes) {
      pattern(route, "include-pattern", "regexp");
      pattern(route, "exclude-pattern", "exclude");
    }
    if (!configuration.metadata.empty())
      nested("filter **", "record_transformer", "record", configuration.metadata);
    if (!configuration.include.empty())
      text_ += "@include " + one_line(configuration.include) + "\n\n";
    for (const FirelensRoute& route : configuration.routes) {
      const Values values = output_values(route, "@type");
      if (!values.empty()) section("match " + match(route), values);
    }
    return std::move(text_);
  }

 private:
  static std::string match(const FirelensRoute& route) { return route.container + "-firelens**"; }

  void lines(const std::string& indent, const Values& values) {
    for (const auto& [name, value] : values)
      text_ += indent + one_line(name) + " " + one_line(value) + "\n";
  }
  void section(const std::string& head, const Values& values) {
    text_ += "<" + head + ">\n";
    lines("    ", values);
    text_ += "</" + head.substr(0, head.find(' ')) + ">\n\n";
  }
  void nested(const std::string& head, const std::string& type, const std::string& inner,
              const Values& values) {
    text_ += "<" + head + ">\n    @type " + type + "\n    <" + inner + ">\n";
    lines("        ", values);
    text_ += "    </" + inner + ">\n</" + head.substr(0, head.find(' ')) + ">\n\n";
  }
  void pattern(const FirelensRoute& route, const std::string& name, const std::string& inner) {
    if (const std::string* value = option(route, name))
      nested("filter " + match(route), "grep", inner, {{"key", "log"}, {"pattern", *value}});
  }

  std::string text_;
};

}  // namespace

std::string configuration_text(const FirelensConfiguration& configuration) {
  if (configuration.type == aws::ecs::FirelensConfigurationType::fluentbit)
    return FluentBit().write(configuration);
  return Fluentd().write(configuration);
}

}  // namespace localecs::decide
