package io.vedette.aws.securityhub;

import io.vedette.aws.AwsClients;
import io.vedette.core.VedetteException;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AccessDeniedException;
import software.amazon.awssdk.services.securityhub.model.DescribeHubResponse;
import software.amazon.awssdk.services.securityhub.model.Invitation;
import software.amazon.awssdk.services.securityhub.model.StandardsStatus;
import software.amazon.awssdk.services.securityhub.model.StandardsSubscription;
import software.amazon.awssdk.services.securityhub.model.StandardsSubscriptionRequest;

/**
 * Notes how accounts have Security Hub for themselves, and makes it so again once no policy decides
 * about them any more: both in the account itself.
 */
final class AccountHubs {

    /** The IAM actions that noting takes. */
    static final Set<String> READ =
            Set.of(
                    "securityhub:BatchGetStandardsControlAssociations",
                    "securityhub:DescribeHub",
                    "securityhub:DescribeStandardsControls",
                    "securityhub:GetAdministratorAccount",
                    "securityhub:GetEnabledStandards",
                    "securityhub:ListSecurityControlDefinitions");

    /** The IAM actions that making it so again takes. */
    static final Set<String> RESTORE =
            Set.of(
                    "securityhub:BatchDisableStandards",
                    "securityhub:BatchEnableStandards",
                    "securityhub:BatchUpdateStandardsControlAssociations",
                    "securityhub:DisableSecurityHub",
                    "securityhub:UpdateSecurityHubConfiguration",
                    "securityhub:UpdateStandardsControl");

    private final AwsClients clients;
    private final DisabledControls controls = new DisabledControls();

    AccountHubs(AwsClients clients) {
        this.clients = clients;
    }

    /** What the account has; unknown where it cannot be worked in. */
    AccountHub note(Target target) {
        try {
            SecurityHubClient hub = hub(target);
            return Answers.ifSetUp(() -> hub.describeHub(it -> {}))
                    .map(found -> noted(hub, found))
                    .orElse(AccountHub.NONE);
        } catch (AwsServiceException | SdkClientException | VedetteException unreachable) {
            // A policy acts on accounts that Vedette has no role in; they must not stop it.
            return AccountHub.UNKNOWN;
        }
    }

    private AccountHub noted(SecurityHubClient hub, DescribeHubResponse found) {
        Map<String, Map<String, String>> standards = new TreeMap<>();
        for (StandardsSubscription subscription : subscriptions(hub)) {
            String standard = subscription.standardsArn();
            standards.put(standard, controls.in(hub, standard));
        }
        Invitation administrator = hub.getAdministratorAccount(it -> {}).administrator();
        return administrator == null || administrator.accountId() == null
                ? AccountHub.alone(
                        found.autoEnableControls(),
                        found.controlFindingGeneratorAsString(),
                        standards)
                : AccountHub.memberOf(
                        administrator.accountId(), found.autoEnableControls(), standards);
    }

    private static List<StandardsSubscription> subscriptions(SecurityHubClient hub) {
        return hub
                .getEnabledStandardsPaginator(it -> it.maxResults(100))
                .standardsSubscriptions()
                .stream()
                .filter(it -> it.standardsStatus() != StandardsStatus.DELETING)
                .toList();
    }

    /** Makes it so again; pending where controls have to wait for their standard. */
    Result restore(Target target, AccountHub before) {
        SecurityHubClient hub = hub(target);
        try {
            return switch (before.status()) {
                case "NONE" -> disable(hub);
                case "UNKNOWN" ->
                        new Result.Left(
                                "Security Hub stays as the policy left it: nobody could ask how it"
                                        + " was before");
                default -> {
                    Optional<DescribeHubResponse> now =
                            Answers.ifSetUp(() -> hub.describeHub(it -> {}));
                    yield now.isEmpty() ? Result.done() : restore(hub, now.get(), before);
                }
            };
        } catch (AccessDeniedException decided) {
            return new Result.Left(Answers.why(decided));
        }
    }

    private static Result disable(SecurityHubClient hub) {
        Answers.ifSetUp(() -> hub.disableSecurityHub(it -> {}));
        return Result.done();
    }

    private Result restore(SecurityHubClient hub, DescribeHubResponse now, AccountHub before) {
        settings(hub, now, before);
        Set<String> there = standards(hub, before.standards().keySet());
        Set<String> late = new TreeSet<>();
        for (Map.Entry<String, Map<String, String>> standard : before.standards().entrySet()) {
            String arn = standard.getKey();
            if (there.contains(arn)) {
                Result result = controls.set(hub, arn, standard.getValue());
                if (!result.equals(Result.done())) {
                    return result;
                }
            } else if (!standard.getValue().isEmpty()) {
                late.add(Standards.named(arn).map(Enum::name).orElse(arn));
            }
        }
        return late.isEmpty()
                ? Result.done()
                : new Result.Pending(
                        "%s to be ready; their controls are switched back by the next destroy"
                                .formatted(late));
    }

    private static void settings(
            SecurityHubClient hub, DescribeHubResponse now, AccountHub before) {
        Boolean controls = changed(before.autoEnableControls(), now.autoEnableControls());
        String findings = changed(before.controlFindings(), now.controlFindingGeneratorAsString());
        if (controls != null || findings != null) {
            hub.updateSecurityHubConfiguration(
                    it -> it.autoEnableControls(controls).controlFindingGenerator(findings));
        }
    }

    private static <T> @Nullable T changed(@Nullable T before, @Nullable T now) {
        return Objects.equals(before, now) ? null : before;
    }

    /** Enables and disables standards; answers those that were enabled already. */
    private static Set<String> standards(SecurityHubClient hub, Set<String> wanted) {
        List<String> unwanted = new ArrayList<>();
        Set<String> there = new TreeSet<>();
        Set<String> unready = new TreeSet<>();
        for (StandardsSubscription found : subscriptions(hub)) {
            if (!wanted.contains(found.standardsArn())) {
                unwanted.add(found.standardsSubscriptionArn());
            } else if (found.standardsStatus() == StandardsStatus.PENDING) {
                unready.add(found.standardsArn());
            } else {
                there.add(found.standardsArn());
            }
        }
        if (!unwanted.isEmpty()) {
            hub.batchDisableStandards(it -> it.standardsSubscriptionArns(unwanted));
        }
        List<StandardsSubscriptionRequest> missing =
                wanted.stream()
                        .filter(it -> !there.contains(it) && !unready.contains(it))
                        .map(it -> StandardsSubscriptionRequest.builder().standardsArn(it).build())
                        .toList();
        if (!missing.isEmpty()) {
            hub.batchEnableStandards(it -> it.standardsSubscriptionRequests(missing));
        }
        return there;
    }

    private SecurityHubClient hub(Target target) {
        return clients.client(SecurityHubClient.class, target);
    }
}
