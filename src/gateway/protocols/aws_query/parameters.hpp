// awsQuery requests: form parameters, and what an operation's input shape makes of them.
#pragma once

#include <localecs/aws/document.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace localecs::gateway {

struct Parameter {
  std::string name, value;
};

// Sorted by name: the parameters of one structure, list or map stand together.
class Parameters {
 public:
  // "Action=ListThings&Names.member.1=a%20b": a form body, or a URL's query; both may be given.
  // Throws MalformedInput for what is not UTF-8 once decoded.
  void add(std::string_view form);

  const std::string* find(std::string_view name) const;
  bool has_below(std::string_view prefix) const;  // any name that begins so
  std::span<const Parameter> below(std::string_view prefix) const;

 private:
  std::vector<Parameter> sorted_;
};

// The Document that the parameters of `shape`'s members make: lists as Name.member.N, maps as
// Name.entry.N.key and .value. Throws MalformedInput for a value of the wrong type.
aws::Document to_document(const aws::Shape& shape, const Parameters& parameters);

}  // namespace localecs::gateway
