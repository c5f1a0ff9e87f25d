package io.vedette.core.permission;

import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Organization;
import io.vedette.core.plan.Blueprint;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceKind;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The IAM permissions that Vedette needs in each kind of account, and nothing beyond: what the
 * drawn resource kinds declare.
 *
 * @param actions by the role of the account, the actions and the resources they are confined to
 */
public record Permissions(Map<AccountRole, Map<String, Set<String>>> actions) {

    /**
     * Works out the permissions for a blueprint.
     *
     * @param accessRole the name of the role that is taken in every account
     * @param beyond actions that no resource kind declares, such as those of finding the
     *     organization out
     */
    public static Permissions of(
            Blueprint blueprint,
            Organization organization,
            Verb verb,
            String accessRole,
            Map<AccountRole, Set<String>> beyond) {
        Confinement confinement = new Confinement(blueprint.resources().values(), accessRole);
        Map<AccountRole, Map<String, Set<String>>> granted = new EnumMap<>(AccountRole.class);
        beyond.forEach(
                (role, actions) -> actions.forEach(it -> grant(granted, role, it, confinement)));
        for (Resource<?> resource : blueprint.resources().values()) {
            ResourceKind<?> kind = resource.kind();
            for (AccountRole role : AccountRole.of(place(resource), organization)) {
                verb.actions(kind).forEach(it -> grant(granted, role, it, confinement));
            }
            if (verb != Verb.PLAN) {
                for (AccountRole role : AccountRole.of(resource.target().account(), organization)) {
                    kind.localActions().forEach(it -> grant(granted, role, it, confinement));
                }
            }
        }
        return new Permissions(granted);
    }

    private static <S extends Record> AccountId place(Resource<S> resource) {
        return resource.kind().place(resource).account();
    }

    private static void grant(
            Map<AccountRole, Map<String, Set<String>>> granted,
            AccountRole role,
            String action,
            Confinement confinement) {
        granted.computeIfAbsent(role, _ -> new TreeMap<>())
                .computeIfAbsent(action, _ -> new TreeSet<>(confinement.of(action)));
    }

    /** The same without one action. */
    public Permissions without(String action) {
        Map<AccountRole, Map<String, Set<String>>> left = new EnumMap<>(AccountRole.class);
        actions.forEach((role, granted) -> {
            Map<String, Set<String>> some = new TreeMap<>(granted);
            some.remove(action);
            left.put(role, some);
        });
        return new Permissions(left);
    }

    /** The policies of a kind of account, none longer than IAM allows. */
    public List<PolicyText> policies(AccountRole role) {
        Map<Set<String>, TreeSet<String>> byResources =
                actions.getOrDefault(role, Map.of()).entrySet().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Map.Entry::getValue,
                                        () -> new TreeMap<>(Comparator.comparing(String::valueOf)),
                                        Collectors.mapping(
                                                Map.Entry::getKey,
                                                Collectors.toCollection(TreeSet::new))));
        return PolicyText.of(byResources);
    }
}
