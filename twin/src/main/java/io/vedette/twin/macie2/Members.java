package io.vedette.twin.macie2;

import io.vedette.twin.Account;
import io.vedette.twin.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.macie2.model.CreateMemberRequest;
import software.amazon.awssdk.services.macie2.model.GetAdministratorAccountResponse;
import software.amazon.awssdk.services.macie2.model.GetMemberResponse;
import software.amazon.awssdk.services.macie2.model.ListMembersRequest;
import software.amazon.awssdk.services.macie2.model.ListMembersResponse;
import software.amazon.awssdk.services.macie2.model.MacieStatus;
import software.amazon.awssdk.services.macie2.model.Member;

/**
 * The members of the calling administrator: who they are, and whether Macie works for them.
 *
 * <p>Only accounts of the organization become members; invitations are not simulated, so an account
 * that is no delegated administrator gets its members no further than {@code Created}.
 */
final class Members {

    private final Ground ground;

    Members(Ground ground) {
        this.ground = ground;
    }

    /** The ids of the accounts that the caller lists, or only of those that it manages. */
    List<String> all(boolean onlyAssociated) {
        List<String> ids = new ArrayList<>();
        for (Account account : ground.world().organization().accounts()) {
            membership(account.id())
                    .filter(it -> !onlyAssociated || it.associated)
                    .ifPresent(it -> ids.add(account.id()));
        }
        return ids;
    }

    private Optional<Membership> membership(String account) {
        return ground.membership(account).filter(it -> it.isOf(ground.account(), ground.now()));
    }

    private Membership associated(String account) {
        return membership(account)
                .filter(it -> it.associated)
                .map(it -> ground.world().state(Membership.class, account, ground.region()))
                .orElseThrow(Refusal::notFound);
    }

    ListMembersResponse list(ListMembersRequest request) {
        ground.session();
        boolean onlyAssociated = !"false".equalsIgnoreCase(request.onlyAssociated());
        Page<String> page =
                ground.page(all(onlyAssociated), request.nextToken(), request.maxResults());
        return ListMembersResponse.builder()
                .members(page.items().stream().map(this::member).toList())
                .nextToken(page.nextToken())
                .build();
    }

    GetMemberResponse get(String id) {
        ground.session();
        if (membership(id).isEmpty()) {
            throw Refusal.notFound();
        }
        Member member = member(id);
        return GetMemberResponse.builder()
                .accountId(id)
                .administratorAccountId(member.administratorAccountId())
                .masterAccountId(member.administratorAccountId())
                .arn(member.arn())
                .relationshipStatus(member.relationshipStatus())
                .tags(Map.of())
                .updatedAt(member.updatedAt())
                .build();
    }

    private Member member(String id) {
        Membership membership = membership(id).orElseThrow();
        return Member.builder()
                .accountId(id)
                .administratorAccountId(membership.administrator)
                .masterAccountId(membership.administrator)
                .arn(ground.arn("member/" + id))
                .relationshipStatus(relationship(id, membership))
                .updatedAt(membership.updatedAt)
                .build();
    }

    private String relationship(String id, Membership membership) {
        if (!membership.associated) {
            return membership.otherwise;
        }
        return ground.sessionOf(id).filter(Session::paused).isPresent() ? "Paused" : "Enabled";
    }

    /** The administrator that manages the caller, if one does. */
    GetAdministratorAccountResponse administrator() {
        ground.session();
        GetAdministratorAccountResponse.Builder response =
                GetAdministratorAccountResponse.builder();
        ground.membership(ground.account())
                .filter(it -> it.associated)
                .ifPresent(it ->
                        response.administrator(invitation ->
                                invitation
                                        .accountId(it.administrator)
                                        .relationshipStatus(relationship(ground.account(), it))));
        return response.build();
    }

    /** Enrols an account; answers its ARN. */
    String create(CreateMemberRequest request) {
        ground.session();
        String account = request.account().accountId();
        String caller = ground.account();
        if (account.equals(caller)) {
            throw Refusal.invalid(
                    "The request failed because an account cannot be a member of itself.");
        }
        if (ground.isMember(account)) {
            throw Refusal.conflict(
                    "The request failed because the account is already associated with a Macie"
                            + " administrator account.");
        }
        if (!ground.isAdministrator()) {
            ground.world()
                    .state(Membership.class, account, ground.region())
                    .list(caller, "Created", ground.now());
            return ground.arn("member/" + account);
        }
        Enrolment enrolment = new Enrolment(ground);
        String reason = enrolment.whyNot(account);
        if (reason != null) {
            throw Refusal.invalid(reason);
        }
        enrolment.enrol(
                caller, account, ground.now().plus(ground.delay("enrolment", Duration.ZERO)));
        return ground.arn("member/" + account);
    }

    void update(String id, MacieStatus status) {
        ground.requireAdministrator();
        associated(id).updatedAt = ground.now();
        ground.stateOf(id).set(status.toString(), null, ground.now());
    }

    /** Lets a member go; the administrator lists it as removed from then on. */
    void disassociate(String id) {
        ground.session();
        Membership membership = associated(id);
        new Enrolment(ground).release(id);
        membership.list(ground.account(), "Removed", ground.now());
    }

    void delete(String id) {
        ground.session();
        Membership membership = membership(id).orElseThrow(Refusal::notFound);
        if (membership.associated) {
            throw Refusal.conflict(
                    "The request failed because the account is still associated with your"
                            + " account.");
        }
        ground.world().state(Membership.class, id, ground.region()).end();
    }
}
