package io.vedette.twin.detective;

import io.vedette.twin.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.detective.model.MemberDetail;
import software.amazon.awssdk.services.detective.model.UnprocessedAccount;

/** The members of a behavior graph: enrolled by request, or by themselves as they join. */
final class Members {

    private static final int MOST = 1200;

    private static final String NOT_A_MEMBER = "The account is not a member of the behavior graph.";

    private final Ground ground;
    private final Volumes volumes;

    Members(Ground ground, GuardDutyWatch guardDuty) {
        this.ground = ground;
        this.volumes = new Volumes(ground, guardDuty);
    }

    /** Members and those that could not be enrolled. */
    record Answer(List<MemberDetail> members, List<UnprocessedAccount> unprocessed) {}

    Optional<Membership> find(String graph, String account) {
        Membership kept =
                ground.world()
                        .peek(Memberships.class, account, ground.region())
                        .map(it -> it.graphs.get(graph))
                        .orElse(null);
        return kept != null
                ? Optional.of(kept).filter(Membership::exists)
                : selfMade(graph, account);
    }

    /** An account that joined after Detective was told to take new ones in is a member. */
    private Optional<Membership> selfMade(String graph, String id) {
        RegionAdministrator administrator = ground.administrator().orElse(null);
        if (administrator == null
                || administrator.account == null
                || administrator.enablesSince == null
                || id.equals(administrator.account)
                || !isGraphOf(administrator.account, graph)) {
            return Optional.empty();
        }
        String account = administrator.account;
        Instant since = administrator.enablesSince;
        return ground.organizationAccount(id)
                .filter(it -> it.active() && it.enabled(ground.region()))
                .filter(it -> it.joined().isAfter(since))
                .map(it -> organizationMember(account, it, it.joined()));
    }

    private boolean isGraphOf(String account, String graph) {
        return ground.graphOf(account).filter(it -> it.arn().equals(graph)).isPresent();
    }

    private Membership organizationMember(String administrator, Account account, Instant verified) {
        String why = volumes.whyNotKnown(account.id());
        return new Membership(
                administrator,
                account.email(),
                Membership.ORGANIZATION,
                why == null ? Membership.ENABLED : Membership.DISABLED,
                why,
                verified,
                verified);
    }

    /** Turns members that are so by themselves into ones that stay so. */
    void keepSelfMade(@Nullable String graph) {
        for (Account account : ground.world().organization().accounts()) {
            if (graph != null) {
                selfMade(graph, account.id())
                        .filter(_ -> !isKept(graph, account.id()))
                        .ifPresent(it -> keep(graph, account.id(), it));
            }
        }
    }

    private boolean isKept(String graph, String account) {
        return ground.world()
                .peek(Memberships.class, account, ground.region())
                .filter(it -> it.graphs.containsKey(graph))
                .isPresent();
    }

    private void keep(String graph, String account, Membership membership) {
        ground.world()
                .state(Memberships.class, account, ground.region())
                .graphs
                .put(graph, membership);
    }

    /** The ids of all members, in order. */
    List<String> all(@Nullable String arn) {
        String graph = ground.graph(arn).arn();
        return ground.world().organization().accounts().stream()
                .map(Account::id)
                .filter(id -> find(graph, id).isPresent())
                .toList();
    }

    MemberDetail shown(String graph, String account) {
        return find(graph, account).orElseThrow().shown(account, graph, ground.now());
    }

    Answer get(@Nullable String arn, List<String> accounts) {
        String graph = ground.graph(arn).arn();
        return each(
                graph, accounts, account -> find(graph, account).isEmpty() ? NOT_A_MEMBER : null);
    }

    Answer create(
            @Nullable String arn,
            List<software.amazon.awssdk.services.detective.model.Account> wanted) {
        String graph = ground.graph(arn).arn();
        List<String> fresh =
                wanted.stream()
                        .map(it -> it.accountId())
                        .filter(it -> find(graph, it).isEmpty())
                        .toList();
        if (all(graph).size() + fresh.size() > MOST) {
            throw Refusal.quota(
                    "A behavior graph cannot have more than %d member accounts.".formatted(MOST));
        }
        Volumes.Load load = volumes.load(taken(graph));
        List<MemberDetail> members = new ArrayList<>();
        List<UnprocessedAccount> unprocessed = new ArrayList<>();
        for (software.amazon.awssdk.services.detective.model.Account account : wanted) {
            Answer one =
                    each(
                            graph,
                            List.of(account.accountId()),
                            id -> create(graph, id, account.emailAddress(), load));
            members.addAll(one.members());
            unprocessed.addAll(one.unprocessed());
        }
        return new Answer(members, unprocessed);
    }

    private @Nullable String create(String graph, String id, String email, Volumes.Load load) {
        if (id.equals(ground.account())) {
            return "An account cannot be a member of its own behavior graph.";
        }
        if (find(graph, id).isPresent()) {
            return "The account is already a member account of the behavior graph.";
        }
        Account account = ground.organizationAccount(id).orElse(null);
        Instant verified = ground.now().plus(ground.delay("enrolment", Duration.ZERO));
        if (!ground.isAdministrator() || account == null) {
            keep(graph, id, invited(id, email, verified));
            return null;
        }
        if (!account.active() || !account.enabled(ground.region())) {
            return "The account is suspended, closed or has not enabled the Region.";
        }
        Membership member = organizationMember(ground.account(), account, verified);
        String why = member.reason() == null ? load.whyNot(id) : null;
        keep(graph, id, why == null ? member : member.attempted(why, verified));
        return null;
    }

    private Membership invited(String id, String email, Instant verified) {
        boolean known =
                ground.world()
                        .organization()
                        .account(id)
                        .filter(it -> it.email().equals(email))
                        .isPresent();
        return new Membership(
                ground.account(),
                email,
                Membership.INVITATION,
                known ? Membership.INVITED : Membership.FAILED,
                null,
                ground.now(),
                verified);
    }

    private List<String> taken(String graph) {
        return all(graph).stream()
                .filter(id -> find(graph, id).orElseThrow().status().equals(Membership.ENABLED))
                .toList();
    }

    void start(@Nullable String arn, String account) {
        String graph = ground.graph(arn).arn();
        Membership member = find(graph, account).orElseThrow(() -> Refusal.notFound(NOT_A_MEMBER));
        if (!member.status().equals(Membership.DISABLED)) {
            throw Refusal.conflict("The status of the account is not ACCEPTED_BUT_DISABLED.");
        }
        String unknown = volumes.whyNotKnown(account);
        String why = unknown != null ? unknown : volumes.load(taken(graph)).whyNot(account);
        keep(graph, account, member.attempted(why, ground.now()));
    }

    Answer delete(@Nullable String arn, List<String> accounts) {
        String graph = ground.graph(arn).arn();
        List<UnprocessedAccount> unprocessed = new ArrayList<>();
        for (String account : accounts) {
            unprocessed.addAll(get(graph, List.of(account)).unprocessed());
            if (find(graph, account).isPresent()) {
                delete(graph, account);
            }
        }
        return new Answer(List.of(), unprocessed);
    }

    private void delete(String graph, String account) {
        Memberships memberships = ground.world().state(Memberships.class, account, ground.region());
        memberships.graphs.remove(graph);
        selfMade(graph, account).ifPresent(it -> memberships.graphs.put(graph, removed(it)));
    }

    private static Membership removed(Membership member) {
        return new Membership(
                member.administrator(),
                member.email(),
                member.type(),
                Membership.REMOVED,
                null,
                member.updated(),
                member.verified());
    }

    /** Does something for each account; what it answers is why the account is unprocessed. */
    private Answer each(
            String graph, List<String> accounts, Function<String, @Nullable String> action) {
        List<MemberDetail> members = new ArrayList<>();
        List<UnprocessedAccount> unprocessed = new ArrayList<>();
        for (String account : accounts) {
            String reason =
                    ground.world().faults().unprocessed(Ground.SERVICE, account)
                            ? "The request was not processed because of an internal error."
                            : action.apply(account);
            if (reason == null) {
                members.add(shown(graph, account));
            } else {
                unprocessed.add(
                        UnprocessedAccount.builder().accountId(account).reason(reason).build());
            }
        }
        return new Answer(members, unprocessed);
    }
}
