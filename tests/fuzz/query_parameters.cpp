// awsQuery parameters by the shapes of every operation's input: the first line names the operation,
// the second is the form. Whatever the services speak, their shapes are good for it.
#include <localecs/aws/error.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/wing.hpp>

#include <nlohmann/json.hpp>

#include "gateway/exchange/parameters.hpp"
#include "target.hpp"

namespace localecs::fuzz {
namespace {

struct Inputs {
  std::vector<std::string_view> names;
  std::vector<const aws::Shape*> shapes;
};

const Inputs& inputs() {
  static const Inputs all = [] {
    Inputs found;
    for (const services::Wing* wing : services::all())
      for (const services::Operation& operation : wing->operations().operations) {
        found.names.push_back(operation.name);
        found.shapes.push_back(&operation.input());
      }
    return found;
  }();
  return all;
}

void run(std::string_view bytes) {
  Input input(bytes);
  const aws::Shape& shape = *inputs().shapes[choice(inputs().names, input.line())];
  const std::string form = unfolded(input.rest());
  try {
    gateway::Parameters parameters;
    parameters.add(form);
    const aws::Document document = gateway::to_document(shape, parameters);
    require(document.is_object(), "parameters make an object");
    const std::string text = document.dump();  // throws for what is no UTF-8
    require(aws::Document::parse(text) == document, "what was read is JSON");
  } catch (const aws::Error& error) {
    require(error.code() == "MalformedInput", "parameters are malformed, nothing else");
  }
}

const Target target("query_parameters", run);

}  // namespace
}  // namespace localecs::fuzz
