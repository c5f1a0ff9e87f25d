package io.vedette.twin.services;

import io.vedette.twin.ErrorStyle;
import io.vedette.twin.TwinService;
import io.vedette.twin.organizations.TwinOrganizations;
import java.util.List;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.OrganizationsException;

/** Lists the services that the twin simulates. */
public final class TwinServices {

    private TwinServices() {}

    /** Every service, for {@link io.vedette.twin.Twin#of}. */
    public static List<TwinService> all() {
        return List.of(
                TwinService.of(
                                "organizations",
                                OrganizationsClient.class,
                                TwinOrganizations::new,
                                OrganizationsException::builder,
                                ErrorStyle.JSON)
                        .throttlingWith("TooManyRequestsException", 400));
    }
}
