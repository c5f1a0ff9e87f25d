package io.vedette.twin.macie2;

import io.vedette.twin.Account;
import io.vedette.twin.AwsRegions;
import io.vedette.twin.Delegations;
import io.vedette.twin.World;
import java.util.List;
import software.amazon.awssdk.services.macie2.model.AdminAccount;
import software.amazon.awssdk.services.macie2.model.AdminStatus;
import software.amazon.awssdk.services.macie2.model.DescribeOrganizationConfigurationResponse;

/** The delegated administrator of a Region, and whether new accounts become its members. */
final class Administration {

    private static final String PRINCIPAL = "macie.amazonaws.com";
    private static final int MEMBER_LIMIT = 10_000;

    private final Ground ground;

    Administration(Ground ground) {
        this.ground = ground;
    }

    List<AdminAccount> list() {
        ground.requireManagement();
        RegionAdministrator administrator = ground.administrator();
        if (administrator.account == null || administrator.visibleFrom.isAfter(ground.now())) {
            return List.of();
        }
        return List.of(
                AdminAccount.builder()
                        .accountId(administrator.account)
                        .status(AdminStatus.ENABLED)
                        .build());
    }

    void enable(String account) {
        ground.requireManagement();
        ground.requireNoMember();
        World world = ground.world();
        RegionAdministrator administrator = ground.administrator();
        requireFree(account, administrator);
        if (world.administratorSettling(Ground.SERVICE, ground.region())) {
            throw Refusal.conflict(
                    "The request failed because another change of the organization's delegated"
                            + " administrators is in progress.");
        }
        Delegations delegations = world.delegations();
        delegations.trust(PRINCIPAL, ground.now());
        if (!world.organization().isManagement(account)) {
            delegations.register(account, PRINCIPAL, ground.now());
        }
        administrator.account = account;
        administrator.visibleFrom =
                ground.now()
                        .plus(
                                ground.delay(
                                        "administrator", world.faults().administratorSettling()));
        if (ground.sessionOf(account).isEmpty()) {
            ground.stateOf(account).enable(Session.ENABLED, Session.USUAL_FREQUENCY, ground.now());
        }
    }

    private void requireFree(String account, RegionAdministrator administrator) {
        if (ground.account(account).filter(Account::active).isEmpty()) {
            throw Refusal.invalid(
                    "The request failed because the account is not an active account of the"
                            + " organization.");
        }
        if (account.equals(administrator.account)) {
            throw Refusal.conflict(
                    "The request failed because the account is already the delegated Macie"
                            + " administrator account.");
        }
        boolean elsewhere =
                ground.world()
                        .delegations()
                        .administrator(PRINCIPAL)
                        .filter(other -> !other.equals(account))
                        .isPresent();
        if (administrator.account != null || elsewhere) {
            throw Refusal.conflict(
                    "The request failed because another account is already the delegated Macie"
                            + " administrator account.");
        }
        if (ground.isMember(account)) {
            throw Refusal.conflict(
                    "The request failed because a member account cannot be an administrator"
                            + " account.");
        }
    }

    /** Dismisses the administrator; its members keep Macie and stand on their own. */
    void disable(String account) {
        ground.requireManagement();
        ground.requireNoMember();
        RegionAdministrator administrator = ground.administrator();
        if (!account.equals(administrator.account)) {
            throw Refusal.notFound();
        }
        for (Account member : ground.world().organization().accounts()) {
            if (ground.membership(member.id()).isPresent()) {
                new Enrolment(ground).release(member.id());
                ground.world().state(Membership.class, member.id(), ground.region()).end();
            }
        }
        administrator.dismiss();
        if (isNowhereAdministrator()) {
            ground.world().delegations().deregister(account, PRINCIPAL);
            ground.world().administratorRemoved(Ground.SERVICE);
        }
    }

    private boolean isNowhereAdministrator() {
        return AwsRegions.commercial().stream()
                .noneMatch(region ->
                        ground.world()
                                .peek(RegionAdministrator.class, World.SHARED, region)
                                .filter(it -> it.account != null)
                                .isPresent());
    }

    DescribeOrganizationConfigurationResponse describe() {
        ground.requireAdministrator();
        return DescribeOrganizationConfigurationResponse.builder()
                .autoEnable(ground.administrator().autoEnable)
                .maxAccountLimitReached(new Members(ground).all(true).size() >= MEMBER_LIMIT)
                .build();
    }

    void update(boolean autoEnable) {
        ground.requireAdministrator();
        ground.administrator()
                .enrolNewcomers(
                        autoEnable, ground.now(), ground.world().organization().accounts().size());
    }
}
