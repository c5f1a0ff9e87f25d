package io.vedette.twin.securityhub;

import io.vedette.twin.Account;
import io.vedette.twin.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.securityhub.model.AccountDetails;
import software.amazon.awssdk.services.securityhub.model.CreateMembersResponse;
import software.amazon.awssdk.services.securityhub.model.GetAdministratorAccountResponse;
import software.amazon.awssdk.services.securityhub.model.GetMembersResponse;
import software.amazon.awssdk.services.securityhub.model.ListMembersRequest;
import software.amazon.awssdk.services.securityhub.model.ListMembersResponse;
import software.amazon.awssdk.services.securityhub.model.Member;
import software.amazon.awssdk.services.securityhub.model.Result;

/** The members of an administrator in a region. */
final class Memberships {

    private static final int PAGE = 50;

    private final Ground ground;

    Memberships(Ground ground) {
        this.ground = ground;
    }

    CreateMembersResponse create(List<AccountDetails> accounts) {
        ground.requireHub();
        List<Result> unprocessed = new ArrayList<>();
        for (AccountDetails details : accounts) {
            create(details).ifPresent(why -> unprocessed.add(result(details.accountId(), why)));
        }
        return CreateMembersResponse.builder().unprocessedAccounts(unprocessed).build();
    }

    /** Makes a member; answers why it could not be made. */
    private Optional<String> create(AccountDetails details) {
        String id = details.accountId();
        if (id == null || !id.matches("\\d{12}")) {
            return Optional.of("Invalid account ID");
        }
        if (id.equals(ground.account())) {
            return Optional.of("The administrator cannot be its own member");
        }
        if (ground.unprocessed(id)) {
            return Optional.of("Account %s could not be processed".formatted(id));
        }
        HubState hub = ground.hub(id);
        if (hub.associated()) {
            return hub.isMemberOf(ground.account())
                    ? Optional.empty()
                    : Optional.of("Account %s has another administrator".formatted(id));
        }
        if (!ground.isAdministrator() || ground.member(id).isEmpty()) {
            hub.relate(ground.account(), "Created", ground.now());
            hub.email = details.email();
            return Optional.empty();
        }
        return enrol(ground.member(id).get(), hub);
    }

    private Optional<String> enrol(Account account, HubState hub) {
        hub.email = account.email();
        if (!account.active()) {
            hub.relate(ground.account(), "AccountSuspended", ground.now());
            return Optional.of("Account %s is suspended".formatted(account.id()));
        }
        if (!account.enabled(ground.region())) {
            return Optional.of(
                    "Account %s has not enabled %s".formatted(account.id(), ground.region()));
        }
        if (!hub.enabled && ground.organization().isManagement(account.id())) {
            return Optional.of(
                    "The organization management account must enable Security Hub first");
        }
        if (!hub.enabled) {
            new Enrolment(ground).enableForMember(hub, ground.region(), ground.now());
        }
        hub.relate(ground.account(), "Enabled", ground.now());
        return Optional.empty();
    }

    ListMembersResponse list(ListMembersRequest request) {
        ground.requireHub();
        boolean onlyAssociated = !Boolean.FALSE.equals(request.onlyAssociated());
        List<Member> all =
                ground.organization().accounts().stream()
                        .flatMap(account -> member(account.id()).stream())
                        .filter(member ->
                                !onlyAssociated || "Enabled".equals(member.memberStatus()))
                        .toList();
        Page<Member> page = ground.page(all, request.nextToken(), request.maxResults(), PAGE);
        return ListMembersResponse.builder()
                .members(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    GetMembersResponse get(List<String> accounts) {
        ground.requireHub();
        List<Member> found = new ArrayList<>();
        List<Result> unprocessed = new ArrayList<>();
        for (String account : accounts) {
            member(account)
                    .ifPresentOrElse(
                            found::add,
                            () ->
                                    unprocessed.add(
                                            result(
                                                    account,
                                                    "Account %s is not a member"
                                                            .formatted(account))));
        }
        return GetMembersResponse.builder().members(found).unprocessedAccounts(unprocessed).build();
    }

    void disassociate(List<String> accounts) {
        ground.requireHub();
        for (String account : accounts) {
            HubState hub = ground.hub(account);
            if (!hub.isMemberOf(ground.account())) {
                throw Refusal.notFound("Account %s is not a member".formatted(account));
            }
            hub.relate(ground.account(), "Removed", ground.now());
        }
    }

    GetAdministratorAccountResponse administrator() {
        HubState hub = ground.requireHub();
        GetAdministratorAccountResponse.Builder answer = GetAdministratorAccountResponse.builder();
        if (hub.associated()) {
            answer.administrator(it ->
                    it.accountId(hub.administrator)
                            .invitedAt(hub.invitedAt)
                            .memberStatus(hub.memberStatus.toUpperCase(Locale.ROOT)));
        }
        return answer.build();
    }

    /** How many members the caller has here. */
    long count() {
        return ground.organization().accounts().stream()
                .filter(account ->
                        ground.world()
                                .peek(HubState.class, account.id(), ground.region())
                                .filter(hub -> hub.associated())
                                .filter(hub -> hub.isMemberOf(ground.account()))
                                .isPresent())
                .count();
    }

    private Optional<Member> member(String account) {
        HubState hub = ground.hub(account);
        if (!hub.isMemberOf(ground.account())) {
            return Optional.empty();
        }
        return Optional.of(
                Member.builder()
                        .accountId(account)
                        .administratorId(ground.account())
                        .email(hub.email)
                        .memberStatus(hub.memberStatus)
                        .invitedAt(hub.invitedAt)
                        .updatedAt(hub.updatedAt)
                        .build());
    }

    private static Result result(String account, String why) {
        return Result.builder().accountId(account).processingResult(why).build();
    }
}
