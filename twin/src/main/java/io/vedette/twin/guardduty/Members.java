package io.vedette.twin.guardduty;

import io.vedette.twin.Account;
import io.vedette.twin.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.AccountDetail;
import software.amazon.awssdk.services.guardduty.model.CreateMembersRequest;
import software.amazon.awssdk.services.guardduty.model.ListMembersRequest;
import software.amazon.awssdk.services.guardduty.model.ListMembersResponse;
import software.amazon.awssdk.services.guardduty.model.Member;
import software.amazon.awssdk.services.guardduty.model.UnprocessedAccount;

/**
 * The members of the calling administrator: who they are, and whether they are monitored.
 *
 * <p>Only accounts of the organization become members; invitations are not simulated, so an account
 * that is no delegated administrator gets its members no further than {@code Created}.
 */
final class Members {

    private static final int PAGE = 50;
    private static final String NOT_A_MEMBER =
            "The request is rejected because the given account ID is not an associated member of the current account.";

    private final Ground ground;

    Members(Ground ground) {
        this.ground = ground;
    }

    /** The ids of the caller's members, or only of those that it manages. */
    List<String> all(boolean onlyAssociated) {
        List<String> ids = new ArrayList<>();
        for (Account account : ground.world().organization().accounts()) {
            membership(account.id())
                    .filter(it -> !onlyAssociated || it.associated())
                    .ifPresent(it -> ids.add(account.id()));
        }
        return ids;
    }

    private Optional<Membership> membership(String account) {
        return ground.membership(account)
                .filter(it -> it.isOf(ground.caller().account(), ground.now()));
    }

    ListMembersResponse list(ListMembersRequest request) {
        ground.detector(request.detectorId());
        boolean onlyAssociated = !"false".equalsIgnoreCase(request.onlyAssociated());
        Page<String> page =
                Page.of(all(onlyAssociated), request.nextToken(), request.maxResults(), PAGE)
                        .orElseThrow(() -> Refusal.invalid("nextToken"));
        return ListMembersResponse.builder()
                .members(page.items().stream().map(this::member).toList())
                .nextToken(page.nextToken())
                .build();
    }

    /** The members among some accounts; the others are unprocessed. */
    List<Member> get(String detector, List<String> accounts, List<UnprocessedAccount> unprocessed) {
        ground.detector(detector);
        List<Member> members = new ArrayList<>();
        unprocessed.addAll(
                each(
                        accounts,
                        account -> {
                            if (membership(account).isEmpty()) {
                                return NOT_A_MEMBER;
                            }
                            members.add(member(account));
                            return null;
                        }));
        return members;
    }

    private Member member(String account) {
        Membership membership = membership(account).orElseThrow();
        return Member.builder()
                .accountId(account)
                .detectorId(ground.detectorOf(account).map(Detector::id).orElse(null))
                .masterId(membership.administrator)
                .administratorId(membership.administrator)
                .relationshipStatus(membership.relationship)
                .updatedAt(membership.updatedAt.toString())
                .build();
    }

    List<UnprocessedAccount> create(CreateMembersRequest request) {
        ground.detector(request.detectorId());
        return each(
                request.accountDetails().stream().map(AccountDetail::accountId).toList(),
                this::create);
    }

    private @Nullable String create(String account) {
        String caller = ground.caller().account();
        if (account.equals(caller)) {
            return "The request is rejected because an account cannot become a member of itself.";
        }
        Membership current = ground.membership(account).orElse(null);
        if (current != null && current.associated()) {
            return caller.equals(current.administrator)
                    ? "The request is rejected because the given account ID is already a member or associated member of the current account."
                    : "The request is rejected because the given account is already an associated member of another administrator account.";
        }
        if (!ground.isAdministrator()) {
            ground.world()
                    .state(Membership.class, account, ground.region())
                    .set(caller, Membership.CREATED, ground.now());
            return null;
        }
        Enrolment enrolment = new Enrolment(ground);
        String reason = enrolment.whyNot(account);
        if (reason != null) {
            return "The request is rejected because " + reason;
        }
        enrolment.enrol(
                caller, account, ground.now().plus(ground.delay("enrolment", Duration.ZERO)));
        return null;
    }

    List<UnprocessedAccount> start(String detector, List<String> accounts) {
        ground.detector(detector);
        return each(accounts, account -> monitor(account, Membership.ENABLED));
    }

    List<UnprocessedAccount> stop(String detector, List<String> accounts) {
        ground.detector(detector);
        refuseWhileAllAreEnabled();
        return each(accounts, account -> monitor(account, Membership.DISABLED));
    }

    private @Nullable String monitor(String account, String relationship) {
        if (membership(account).filter(Membership::associated).isEmpty()) {
            return NOT_A_MEMBER;
        }
        ground.world()
                .state(Membership.class, account, ground.region())
                .set(ground.caller().account(), relationship, ground.now());
        ground.world().state(Detector.class, account, ground.region()).enabled =
                relationship.equals(Membership.ENABLED);
        return null;
    }

    List<UnprocessedAccount> disassociate(String detector, List<String> accounts) {
        ground.detector(detector);
        refuseWhileAllAreEnabled();
        return each(
                accounts,
                account -> {
                    if (membership(account).filter(Membership::associated).isEmpty()) {
                        return NOT_A_MEMBER;
                    }
                    ground.world()
                            .state(Membership.class, account, ground.region())
                            .set(ground.caller().account(), Membership.REMOVED, ground.now());
                    return null;
                });
    }

    List<UnprocessedAccount> delete(String detector, List<String> accounts) {
        ground.detector(detector);
        return each(
                accounts,
                account -> {
                    if (membership(account).isEmpty()) {
                        return NOT_A_MEMBER;
                    }
                    if (membership(account).filter(Membership::associated).isPresent()) {
                        return "The request is rejected because the current account cannot delete the given member account ID since it is still associated to it.";
                    }
                    ground.world().state(Membership.class, account, ground.region()).end();
                    return null;
                });
    }

    private void refuseWhileAllAreEnabled() {
        if (ground.isAdministrator()
                && ground.configuration().autoEnable.equals(OrganizationConfiguration.ALL)) {
            throw Refusal.because(
                    "the organization's members are all enabled automatically; change autoEnableOrganizationMembers first.");
        }
    }

    /** Does something to each account; what it answers is why the account is unprocessed. */
    List<UnprocessedAccount> each(
            List<String> accounts, Function<String, @Nullable String> action) {
        List<UnprocessedAccount> unprocessed = new ArrayList<>();
        for (String account : accounts) {
            String reason =
                    ground.world().faults().unprocessed(Ground.SERVICE, account)
                            ? "The request was not processed because of an internal error."
                            : action.apply(account);
            if (reason != null) {
                unprocessed.add(
                        UnprocessedAccount.builder().accountId(account).result(reason).build());
            }
        }
        return unprocessed;
    }
}
