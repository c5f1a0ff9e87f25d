package io.vedette.twin.inspector2;

import io.vedette.twin.Account;
import io.vedette.twin.AwsRegions;
import io.vedette.twin.Delegations;
import io.vedette.twin.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.inspector2.model.AutoEnable;
import software.amazon.awssdk.services.inspector2.model.DelegatedAdmin;
import software.amazon.awssdk.services.inspector2.model.DelegatedAdminAccount;
import software.amazon.awssdk.services.inspector2.model.DelegatedAdminStatus;
import software.amazon.awssdk.services.inspector2.model.DescribeOrganizationConfigurationResponse;
import software.amazon.awssdk.services.inspector2.model.RelationshipStatus;
import software.amazon.awssdk.services.inspector2.model.ResourceScanType;

/** The delegated administrator of a Region, and what it configures for the organization. */
final class Administration {

    private static final String PRINCIPAL = "inspector2.amazonaws.com";
    private static final int MEMBER_LIMIT = 10_000;

    private final Ground ground;

    Administration(Ground ground) {
        this.ground = ground;
    }

    List<DelegatedAdminAccount> list() {
        ground.requireManagement();
        RegionAdministrator administrator = administrator();
        if (administrator.account == null || administrator.since.isAfter(ground.now())) {
            return List.of();
        }
        return List.of(
                DelegatedAdminAccount.builder()
                        .accountId(administrator.account)
                        .status(DelegatedAdminStatus.ENABLED)
                        .build());
    }

    private RegionAdministrator administrator() {
        return ground.world()
                .peek(RegionAdministrator.class, World.SHARED, ground.region())
                .orElseGet(RegionAdministrator::new);
    }

    /** The administrator as its member sees it, or as it sees itself. */
    DelegatedAdmin get() {
        String administrator = ground.administratorAccount();
        boolean concerned = ground.isAdministrator() || ground.isMember(ground.account());
        if (administrator == null || !concerned) {
            throw Refusal.notFound("The account has no delegated administrator.");
        }
        return DelegatedAdmin.builder()
                .accountId(administrator)
                .relationshipStatus(RelationshipStatus.ENABLED)
                .build();
    }

    void enable(String account) {
        ground.requireManagement();
        World world = ground.world();
        requireFree(account);
        if (world.administratorSettling(Ground.SERVICE, ground.region())) {
            throw Refusal.conflict(
                    account,
                    "Another change of the organization's delegated administrators is in"
                            + " progress.");
        }
        Delegations delegations = world.delegations();
        delegations.trust(PRINCIPAL, ground.now());
        delegations.register(account, PRINCIPAL, ground.now());
        RegionAdministrator administrator = ground.change(RegionAdministrator.class, World.SHARED);
        administrator.account = account;
        administrator.since = ground.in("administrator", world.faults().administratorSettling());
    }

    private void requireFree(String account) {
        if (ground.active(account).isEmpty()) {
            throw Refusal.invalid(
                    "The account %s is not an active account of the organization."
                            .formatted(account));
        }
        String here = ground.administratorAccount();
        if (account.equals(here)) {
            throw Refusal.conflict(
                    account,
                    "Delegated administrator %s is already enabled for the organization."
                            .formatted(account));
        }
        boolean elsewhere =
                ground.world()
                        .delegations()
                        .administrator(PRINCIPAL)
                        .filter(other -> !other.equals(account))
                        .isPresent();
        if (here != null || elsewhere) {
            throw Refusal.conflict(
                    account,
                    "The organization has another delegated administrator for Amazon Inspector.");
        }
    }

    /** Dismisses the administrator: it and its members go on scanning, each for itself. */
    void disable(String account) {
        ground.requireManagement();
        if (!account.equals(ground.administratorAccount())) {
            throw Refusal.notFound(
                    "The account %s is not the delegated administrator.".formatted(account));
        }
        RegionAdministrator administrator = ground.change(RegionAdministrator.class, World.SHARED);
        administrator.account = null;
        administrator.since = Instant.EPOCH;
        for (Account member : ground.world().organization().accounts()) {
            if (ground.membership(member.id()).isPresent()) {
                ground.change(Membership.class, member.id()).end();
            }
        }
        ground.change(OrganizationConfiguration.class, World.SHARED).reset();
        if (AwsRegions.commercial().stream().allMatch(this::hasNone)) {
            ground.world().administratorRemoved(Ground.SERVICE);
        }
    }

    private boolean hasNone(String region) {
        return ground.world()
                .peek(RegionAdministrator.class, World.SHARED, region)
                .filter(it -> it.account != null)
                .isEmpty();
    }

    DescribeOrganizationConfigurationResponse describe(int members) {
        ground.requireAdministrator();
        Collection<String> types =
                ground.world()
                        .peek(OrganizationConfiguration.class, World.SHARED, ground.region())
                        .orElseGet(OrganizationConfiguration::new)
                        .autoEnable;
        return DescribeOrganizationConfigurationResponse.builder()
                .autoEnable(shape(types))
                .maxAccountLimitReached(members >= MEMBER_LIMIT)
                .build();
    }

    AutoEnable update(AutoEnable wanted) {
        ground.requireAdministrator();
        List<String> types = new ArrayList<>();
        add(types, wanted.ec2(), ResourceScanType.EC2);
        add(types, wanted.ecr(), ResourceScanType.ECR);
        add(types, wanted.lambda(), ResourceScanType.LAMBDA);
        add(types, wanted.lambdaCode(), ResourceScanType.LAMBDA_CODE);
        add(types, wanted.codeRepository(), ResourceScanType.CODE_REPOSITORY);
        ScanTypes.requireOffered(types, ground.region());
        OrganizationConfiguration configuration =
                ground.change(OrganizationConfiguration.class, World.SHARED);
        configuration.autoEnable = new TreeSet<>(types);
        configuration.since = types.isEmpty() ? Instant.EPOCH : ground.now();
        return shape(types);
    }

    private static void add(List<String> types, @Nullable Boolean on, ResourceScanType type) {
        if (Boolean.TRUE.equals(on)) {
            types.add(type.toString());
        }
    }

    private static AutoEnable shape(Collection<String> types) {
        return AutoEnable.builder()
                .ec2(types.contains(ResourceScanType.EC2.toString()))
                .ecr(types.contains(ResourceScanType.ECR.toString()))
                .lambda(types.contains(ResourceScanType.LAMBDA.toString()))
                .lambdaCode(types.contains(ResourceScanType.LAMBDA_CODE.toString()))
                .codeRepository(types.contains(ResourceScanType.CODE_REPOSITORY.toString()))
                .build();
    }
}
