package io.vedette.aws.guardduty;

import io.vedette.aws.guardduty.GuardDutyMember.State;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.Result;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.AutoEnableMembers;
import software.amazon.awssdk.services.guardduty.model.BadRequestException;
import software.amazon.awssdk.services.guardduty.model.UnprocessedAccount;

/**
 * Lets members go or suspends them, at most fifty a call ({@code DisassociateMembers}, {@code
 * DeleteMembers}, {@code StopMonitoringMembers}).
 */
final class MemberRemovals {

    private static final Result KEPT =
            new Result.Left(
                    "GuardDuty keeps every account of the organization enrolled, as it was told to"
                            + " before");

    private final FormerDetectors former;

    MemberRemovals(FormerDetectors former) {
        this.former = former;
    }

    /**
     * Removes members and puts their own detectors back. The administrator forgets a member last:
     * should anything before that fail, the member is still there to be removed again.
     */
    Map<ResourceId, Result> remove(
            GuardDutyClient client, String detector, Map<Resource<State>, FormerDetector> members) {
        Map<ResourceId, Result> results = new HashMap<>(letGo(client, detector, members));
        List<Resource<State>> gone =
                members.keySet().stream().filter(it -> isOver(results.get(it.id()))).toList();
        if (!gone.isEmpty()) {
            forget(client, detector, gone).forEach((id, result) -> worsen(results, id, result));
        }
        return results;
    }

    /** Ends memberships and puts the accounts' own detectors back; keeps the members listed. */
    Map<ResourceId, Result> letGo(
            GuardDutyClient client, String detector, Map<Resource<State>, FormerDetector> members) {
        List<Resource<State>> all = List.copyOf(members.keySet());
        if (all.isEmpty()) {
            return Map.of();
        }
        Map<ResourceId, Result> results = new HashMap<>(disassociate(client, detector, all));
        members.forEach((member, before) -> {
            if (results.get(member.id()) instanceof Result.Done) {
                results.put(member.id(), former.restore(member.target(), before));
            }
        });
        return results;
    }

    private static Map<ResourceId, Result> disassociate(
            GuardDutyClient client, String detector, List<Resource<State>> members) {
        try {
            List<UnprocessedAccount> unprocessed =
                    client.disassociateMembers(request ->
                                    request.detectorId(detector)
                                            .accountIds(MemberFeatures.accounts(members)))
                            .unprocessedAccounts();
            return Refusals.ended("DisassociateMembers", members, unprocessed);
        } catch (BadRequestException refused) {
            return keptOr(refused, client, detector, members);
        }
    }

    private static Map<ResourceId, Result> forget(
            GuardDutyClient client, String detector, List<Resource<State>> members) {
        List<UnprocessedAccount> unprocessed =
                client.deleteMembers(request ->
                                request.detectorId(detector)
                                        .accountIds(MemberFeatures.accounts(members)))
                        .unprocessedAccounts();
        return Refusals.ended("DeleteMembers", members, unprocessed);
    }

    /** Stops monitoring members without letting them go. */
    static Map<ResourceId, Result> suspend(
            GuardDutyClient client, String detector, List<Resource<State>> members) {
        if (members.isEmpty()) {
            return Map.of();
        }
        try {
            List<UnprocessedAccount> unprocessed =
                    client.stopMonitoringMembers(request ->
                                    request.detectorId(detector)
                                            .accountIds(MemberFeatures.accounts(members)))
                            .unprocessedAccounts();
            return Refusals.results("StopMonitoringMembers", members, unprocessed, Result.done());
        } catch (BadRequestException refused) {
            return keptOr(refused, client, detector, members);
        }
    }

    /** GuardDuty refuses both while it enrols all accounts by itself. */
    private static Map<ResourceId, Result> keptOr(
            BadRequestException refused,
            GuardDutyClient client,
            String detector,
            List<Resource<State>> members) {
        AutoEnableMembers enrolled =
                client.describeOrganizationConfiguration(it -> it.detectorId(detector))
                        .autoEnableOrganizationMembers();
        if (enrolled == AutoEnableMembers.ALL) {
            return Refusals.all(members, KEPT);
        }
        throw refused;
    }

    private static boolean isOver(@Nullable Result result) {
        return switch (result) {
            case Result.Done _ -> true;
            case Result.Left left -> !left.equals(KEPT);
            case Result.Pending _, Result.Refused _ -> false;
            case null -> false;
        };
    }

    private static void worsen(Map<ResourceId, Result> results, ResourceId id, Result later) {
        results.merge(id, later, (one, other) -> one instanceof Result.Done ? other : one);
    }

    /** The members of some updates, with what each had of its own. */
    static Map<Resource<State>, FormerDetector> with(List<Resource<State>> members) {
        Map<Resource<State>, FormerDetector> former = new LinkedHashMap<>();
        for (Resource<State> member : members) {
            former.put(member, member.desired().detector().get().orElse(FormerDetector.UNKNOWN));
        }
        return former;
    }
}
