package io.vedette.aws.securityhub;

import io.vedette.core.resource.Result;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AssociationStatus;
import software.amazon.awssdk.services.securityhub.model.SecurityControlDefinition;

/**
 * The controls of a standard that an account has turned off, each with its reason. Which controls a
 * standard has is asked once in a run (ListSecurityControlDefinitions).
 */
final class DisabledControls {

    private final Map<String, List<String>> known = new ConcurrentHashMap<>();

    /** Those that are off in a standard. */
    Map<String, String> in(SecurityHubClient hub, String standard) {
        Map<String, String> off = new TreeMap<>();
        new ControlAssociations(hub, List.of(standard))
                .get(controls(hub, standard))
                .forEach((control, details) ->
                        details.stream()
                                .filter(it -> it.associationStatus() == AssociationStatus.DISABLED)
                                .forEach(it ->
                                        off.put(
                                                control,
                                                it.updatedReason() == null
                                                        ? ""
                                                        : it.updatedReason())));
        return off;
    }

    private List<String> controls(SecurityHubClient hub, String standard) {
        List<String> asked = known.get(standard);
        if (asked == null) {
            asked =
                    hub
                            .listSecurityControlDefinitionsPaginator(
                                    it -> it.standardsArn(standard).maxResults(100))
                            .securityControlDefinitions()
                            .stream()
                            .map(SecurityControlDefinition::securityControlId)
                            .toList();
            known.put(standard, asked);
        }
        return asked;
    }

    /** Turns the wanted ones off and all others on; refused where that failed for any of them. */
    Result set(SecurityHubClient hub, String standard, Map<String, String> wanted) {
        Map<String, String> now = in(hub, standard);
        Set<String> on = new TreeSet<>(now.keySet());
        on.removeAll(wanted.keySet());
        Map<String, String> off = new TreeMap<>(wanted);
        off.entrySet().removeAll(now.entrySet());
        ControlAssociations associations = new ControlAssociations(hub, List.of(standard));
        Map<String, Result> results = new HashMap<>(associations.enable(on));
        results.putAll(associations.disable(off));
        return results.entrySet().stream()
                .filter(it -> it.getValue() instanceof Result.Refused)
                .findFirst()
                .<Result>map(it ->
                        new Result.Refused(
                                "control %s is not as it was: %s"
                                        .formatted(it.getKey(), it.getValue())))
                .orElseGet(Result::done);
    }
}
