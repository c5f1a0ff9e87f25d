package io.vedette.aws.eventbridge;

import io.vedette.aws.eventbridge.Rule.Destination;
import io.vedette.core.resource.Result;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** The targets of one rule. */
record RuleTargets(EventBridgeClient events, String bus, String rule) {

    /** Those of the targets that have one of these ids. A rule has five at most: one page. */
    Map<String, Destination> among(Set<String> ids) {
        Map<String, Destination> found = new TreeMap<>();
        all().stream()
                .filter(it -> ids.contains(it.id()))
                .forEach(it -> found.put(it.id(), Destination.of(it)));
        return found;
    }

    private List<Target> all() {
        return events.listTargetsByRule(it -> it.eventBusName(bus).rule(rule)).targets();
    }

    /** Takes away what is not wanted any more and puts what differs. */
    Result change(Map<String, Destination> before, Map<String, Destination> desired) {
        Set<String> gone = new TreeSet<>(before.keySet());
        gone.removeAll(desired.keySet());
        List<String> failures = new ArrayList<>();
        if (!gone.isEmpty()) {
            failures.addAll(remove(gone));
        }
        List<Target> wanted = new ArrayList<>();
        desired.forEach((id, destination) -> {
            if (!destination.equals(before.get(id))) {
                wanted.add(
                        Target.builder()
                                .id(id)
                                .arn(destination.arn())
                                .roleArn(destination.roleArn())
                                .build());
            }
        });
        if (!wanted.isEmpty()) {
            failures.addAll(put(wanted));
        }
        return failures.isEmpty() ? Result.done() : new Result.Refused(String.join("; ", failures));
    }

    private List<String> put(List<Target> wanted) {
        PutTargetsResponse answer =
                events.putTargets(it -> it.eventBusName(bus).rule(rule).targets(wanted));
        return answer.failedEntries().stream()
                .map(it -> failure(it.targetId(), it.errorCode(), it.errorMessage()))
                .toList();
    }

    private List<String> remove(Set<String> ids) {
        RemoveTargetsResponse answer =
                events.removeTargets(it -> it.eventBusName(bus).rule(rule).ids(ids));
        return answer.failedEntries().stream()
                .map(it -> failure(it.targetId(), it.errorCode(), it.errorMessage()))
                .toList();
    }

    private static String failure(String id, String code, String message) {
        return "target %s: %s (%s)".formatted(id, message, code);
    }

    /** Takes ours away, and tells whether others are left. */
    boolean leaveOthers(Set<String> ours) {
        Set<String> there = new HashSet<>();
        all().forEach(it -> there.add(it.id()));
        Set<String> going = new TreeSet<>(there);
        going.retainAll(ours);
        if (!going.isEmpty()) {
            remove(going);
        }
        return there.size() > going.size();
    }
}
