// Reads awsQuery requests: form parameters, and the Document that an input shape makes of them.
#pragma once

#include <localecs/aws/document.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace localecs::gateway {

// Decoded, as UTF-8.
struct Parameter {
  std::string name, value;
};

// Parameters sorted by name, so those of one structure, list or map are neighbours.
class Parameters {
 public:
  // form: "Action=ListThings&Names.member.1=a%20b", a form body or a URL's query. May be called for
  // both. Throws MalformedInput if a decoded name or value is not UTF-8.
  void add(std::string_view form);

  const std::string* find(std::string_view name) const;  // the value; nullptr if there is none
  // All parameters whose names begin with `prefix`; has_below() is true if there are any.
  bool has_below(std::string_view prefix) const;
  std::span<const Parameter> below(std::string_view prefix) const;

 private:
  std::vector<Parameter> sorted_;
};

// Makes a Document of the parameters that name members of `shape`. Lists are spelled Name.member.N,
// maps Name.entry.N.key and .value. Throws MalformedInput for a value of the wrong type.
aws::Document to_document(const aws::Shape& shape, const Parameters& parameters);

}  // namespace localecs::gateway
