// S3 objects that tasks name, as files of this machine.
#pragma once

#include <localecs/services/ecs/decide/container_spec.hpp>
#include <localecs/services/ecs/rows.hpp>

namespace localecs::decide {

// <settings.s3_folder>/<bucket>/<key> for "arn:aws:s3:::<bucket>/<key>". Missing where there
// is no such folder, or no such ARN.
Needed<std::string> object_path(const state::State& state, const state::Task& task,
                                const std::string& object_arn);

}  // namespace localecs::decide
