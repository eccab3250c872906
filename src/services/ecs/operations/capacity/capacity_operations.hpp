// The operations of capacity providers.
#pragma once

#include <localecs/aws/ecs/capacity_provider.hpp>

#include "operations/shared/operations.hpp"

namespace localecs::services::ecs {

CreateCapacityProviderResponse create_capacity_provider(Call& call,
                                                        const CreateCapacityProviderRequest& input);
UpdateCapacityProviderResponse update_capacity_provider(Call& call,
                                                        const UpdateCapacityProviderRequest& input);
DeleteCapacityProviderResponse delete_capacity_provider(Call& call,
                                                        const DeleteCapacityProviderRequest& input);
DescribeCapacityProvidersResponse describe_capacity_providers(
    Call& call, const DescribeCapacityProvidersRequest& input);

}  // namespace localecs::services::ecs
