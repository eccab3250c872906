// Which resources a request is about, as ARNs that policies can name.
#pragma once

#include <localecs/aws/document.hpp>
#include <localecs/state/state.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace localecs::gateway {

// What of `input` the operation will read: members that its shape has, and that are not null. The
// functions below look at nothing else, or a made up member could stand for the real one.
aws::Document known_members(const aws::Shape& shape, const aws::Document& input);

// Of "ecs" and "DescribeTasks": the tasks. "*" alone where the input names none, and for operations
// that IAM knows no resource of. Names become the ARNs that the operation will make of them.
std::vector<std::string> resources_of(const state::State& state, const state::Scope& scope,
                                      std::string_view service, std::string_view operation,
                                      const aws::Document& input);

// The roles that the request hands to tasks, its own and those of the task definition it launches:
// iam:PassRole has to allow them.
std::vector<std::string> passed_roles(const state::State& state, const state::Scope& scope,
                                      std::string_view operation, const aws::Document& input);

}  // namespace localecs::gateway
