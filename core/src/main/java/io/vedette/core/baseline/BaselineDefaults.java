package io.vedette.core.baseline;

import io.vedette.core.organization.Region;
import java.util.List;

/** What holds where {@code vedette.yaml} says nothing about the organization. */
final class BaselineDefaults {

    static final OrganizationDefaults ORGANIZATION =
            new OrganizationDefaults(
                    OrganizationSettings.Type.AWS,
                    new Region("us-east-1"),
                    List.of(
                            new Region("us-east-1"),
                            new Region("us-west-2"),
                            new Region("eu-west-1")),
                    "OrganizationAccountAccessRole",
                    List.of(),
                    List.of());

    private BaselineDefaults() {}

    /** {@link OrganizationSettings} less the accounts that only the user can name. */
    record OrganizationDefaults(
            OrganizationSettings.Type type,
            Region homeRegion,
            List<Region> regions,
            String accessRole,
            List<String> excludeAccounts,
            List<String> accounts) {}
}
