package io.vedette.twin.inspector2;

import io.vedette.twin.Account;
import io.vedette.twin.Page;
import io.vedette.twin.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.inspector2.model.ListMembersRequest;
import software.amazon.awssdk.services.inspector2.model.ListMembersResponse;
import software.amazon.awssdk.services.inspector2.model.Member;

/** The members of the calling administrator. */
final class Members {

    private static final int PAGE = 50;
    private static final Duration ASSOCIATING = Duration.ofSeconds(5);

    private final Ground ground;

    Members(Ground ground) {
        this.ground = ground;
    }

    /** Associates accounts that joined the organization since that was asked for. */
    void catchUp() {
        String administrator = ground.administratorAccount();
        OrganizationConfiguration configuration =
                ground.world()
                        .peek(OrganizationConfiguration.class, World.SHARED, ground.region())
                        .orElse(null);
        if (administrator == null
                || configuration == null
                || configuration.autoEnable.isEmpty()
                || !ground.scanning(administrator).active()) {
            return;
        }
        for (Account account : ground.world().organization().accounts()) {
            boolean fresh = account.joined().isAfter(configuration.since);
            if (fresh
                    && account.active()
                    && account.enabled(ground.region())
                    && ground.membership(account.id()).isEmpty()) {
                associate(administrator, account.id(), account.joined());
            }
        }
    }

    void associate(String account) {
        ground.requireAdministrator();
        ground.requireEnabled();
        if (account.equals(ground.account())) {
            throw Refusal.invalid(
                    "The request is rejected because an account cannot become a member of itself.");
        }
        Account found = ground.active(account).orElse(null);
        if (found == null || !found.enabled(ground.region())) {
            throw Refusal.invalid(
                    "The request is rejected because the given account ID is not an active account"
                            + " of the organization with this Region enabled.");
        }
        if (ground.isMember(account)) {
            throw Refusal.invalid(
                    "The request is rejected because the given account ID is already an associated"
                            + " member of the current account.");
        }
        associate(ground.account(), account, ground.in("association", ASSOCIATING));
    }

    /** Makes an account a member, and turns on what is on for new ones by itself. */
    private void associate(String administrator, String account, Instant complete) {
        ground.change(Membership.class, account).associate(administrator, ground.now(), complete);
        ground.world()
                .peek(OrganizationConfiguration.class, World.SHARED, ground.region())
                .map(it -> it.autoEnable)
                .filter(types -> !types.isEmpty() && !ground.ownedByPolicy(account))
                .ifPresent(types -> {
                    Scanning scanning = ground.change(Scanning.class, account);
                    types.forEach(type -> scanning.enable(type, complete));
                });
    }

    void disassociate(String account) {
        ground.requireAdministrator();
        if (membership(account).filter(Membership::associated).isEmpty()) {
            throw Refusal.invalid(
                    "The request is rejected because the current account cannot disassociate the"
                            + " given member account ID since the latter is not yet associated to it.");
        }
        ground.change(Membership.class, account).remove(ground.now());
    }

    Member get(String account) {
        if (!ground.isAdministrator() || membership(account).isEmpty()) {
            throw Refusal.denied(
                    "Invoking account does not have access to get member account %s."
                            .formatted(account));
        }
        return member(account);
    }

    ListMembersResponse list(ListMembersRequest request) {
        ground.requireAdministrator();
        boolean onlyAssociated = !Boolean.FALSE.equals(request.onlyAssociated());
        Page<String> page =
                Page.of(all(onlyAssociated), request.nextToken(), request.maxResults(), PAGE)
                        .orElseThrow(() -> Refusal.invalid("The nextToken is invalid."));
        return ListMembersResponse.builder()
                .members(page.items().stream().map(this::member).toList())
                .nextToken(page.nextToken())
                .build();
    }

    List<String> all(boolean onlyAssociated) {
        return ground.world().organization().accounts().stream()
                .map(Account::id)
                .filter(id ->
                        membership(id)
                                .filter(it -> !onlyAssociated || it.managed(ground.now()))
                                .isPresent())
                .toList();
    }

    private Optional<Membership> membership(String account) {
        return ground.membership(account).filter(it -> ground.account().equals(it.administrator));
    }

    private Member member(String account) {
        Membership membership = membership(account).orElseThrow();
        return Member.builder()
                .accountId(account)
                .delegatedAdminAccountId(membership.administrator)
                .relationshipStatus(membership.status(ground.now()))
                .updatedAt(membership.updatedAt)
                .build();
    }
}
