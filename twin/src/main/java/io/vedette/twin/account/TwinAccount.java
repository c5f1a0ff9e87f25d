package io.vedette.twin.account;

import io.vedette.twin.Account;
import io.vedette.twin.AwsError;
import io.vedette.twin.AwsRegions;
import io.vedette.twin.Caller;
import io.vedette.twin.Organization;
import io.vedette.twin.Page;
import io.vedette.twin.World;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.account.AccountClient;
import software.amazon.awssdk.services.account.model.AccessDeniedException;
import software.amazon.awssdk.services.account.model.GetRegionOptStatusRequest;
import software.amazon.awssdk.services.account.model.GetRegionOptStatusResponse;
import software.amazon.awssdk.services.account.model.ListRegionsRequest;
import software.amazon.awssdk.services.account.model.ListRegionsResponse;
import software.amazon.awssdk.services.account.model.Region;
import software.amazon.awssdk.services.account.model.RegionOptStatus;
import software.amazon.awssdk.services.account.model.ValidationException;
import software.amazon.awssdk.services.account.model.ValidationExceptionReason;

/** The operations of AWS Account Management that the twin simulates. */
public final class TwinAccount implements AccountClient {

    private static final String PRINCIPAL = "account.amazonaws.com";
    private static final int PAGE = 50;
    private static final int DEFAULT_PAGE = 20;

    private final World world;
    private final Caller caller;

    public TwinAccount(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
    }

    @Override
    public ListRegionsResponse listRegions(ListRegionsRequest request) {
        Account account = account(request.accountId(), "ListRegions");
        List<Region> regions =
                AwsRegions.commercial().stream()
                        .map(name ->
                                Region.builder()
                                        .regionName(name)
                                        .regionOptStatus(status(account, name))
                                        .build())
                        .filter(region -> wanted(region, request))
                        .toList();
        int size = request.maxResults() == null ? DEFAULT_PAGE : request.maxResults();
        Page<Region> page =
                Page.of(regions, request.nextToken(), size, PAGE)
                        .orElseThrow(() -> invalid("The provided NextToken is not valid."));
        return ListRegionsResponse.builder()
                .regions(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    @Override
    public GetRegionOptStatusResponse getRegionOptStatus(GetRegionOptStatusRequest request) {
        Account account = account(request.accountId(), "GetRegionOptStatus");
        String name = request.regionName();
        if (!AwsRegions.commercial().contains(name)) {
            throw invalid("The specified region is not valid: " + name);
        }
        return GetRegionOptStatusResponse.builder()
                .regionName(name)
                .regionOptStatus(status(account, name))
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    private static boolean wanted(Region region, ListRegionsRequest request) {
        return !request.hasRegionOptStatusContains()
                || request.regionOptStatusContains().contains(region.regionOptStatus());
    }

    private static RegionOptStatus status(Account account, String region) {
        if (AwsRegions.enabledByDefault(region)) {
            return RegionOptStatus.ENABLED_BY_DEFAULT;
        }
        return account.enabled(region) ? RegionOptStatus.ENABLED : RegionOptStatus.DISABLED;
    }

    /** The caller's own account without an id; a member's for those who may look after members. */
    private Account account(@Nullable String id, String operation) {
        Organization organization = world.organization();
        if (id == null) {
            return organization.account(caller.account()).orElseThrow();
        }
        if (!mayManageMembers(organization)) {
            throw denied(operation, "");
        }
        if (organization.isManagement(id)) {
            throw denied(
                    operation,
                    " (The management account can only be managed using the standalone context from the"
                            + " management account)");
        }
        if (!world.delegations().trusts(PRINCIPAL)) {
            throw denied(
                    operation,
                    " (Your organization must first enable trusted access with AWS Account Management.)");
        }
        Optional<Account> member = organization.account(id);
        return member.orElseThrow(() -> denied(operation, ""));
    }

    private boolean mayManageMembers(Organization organization) {
        return organization.inUse()
                && (organization.isManagement(caller.account())
                        || world.delegations().administers(caller.account(), PRINCIPAL));
    }

    private RuntimeException denied(String operation, String why) {
        String user =
                "arn:aws:sts::%s:assumed-role/OrganizationAccountAccessRole/twin"
                        .formatted(caller.account());
        return AwsError.of(
                AccessDeniedException.builder(),
                403,
                "User: %s is not authorized to perform: account:%s%s"
                        .formatted(user, operation, why));
    }

    private static RuntimeException invalid(String message) {
        return AwsError.of(
                ValidationException.builder()
                        .reason(ValidationExceptionReason.FIELD_VALIDATION_FAILED),
                message);
    }
}
