package io.vedette.core.resource;

import io.vedette.core.organization.Target;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Knows one AWS thing: how to read, create and update it. Knows nothing of ordering, retries, rates
 * or printing.
 *
 * <p>Every operation is idempotent: "already so" is success, whatever AWS calls it. Exceptions of
 * the cloud pass through; the engine retries what AWS calls retryable and reports the rest.
 *
 * @param <S> the desired state: a record that holds only what Vedette decides
 */
public interface ResourceKind<S extends Record> {

    /** The name, as users see it: service and thing, such as {@code guardduty.detector}. */
    String name();

    /**
     * Where the resource is read and changed: its own target, or the delegated administrator's
     * where that one answers for many. Resources with the same place are read together.
     */
    default Target place(Resource<S> resource) {
        return resource.target();
    }

    /**
     * Reads many resources that share a place, in as few calls as AWS allows. Changes nothing. A
     * resource that is left out of the answer is absent.
     */
    Map<ResourceId, Reading<S>> read(Target place, List<Resource<S>> resources);

    /** How many resources that share a place one call can create or update; at least 1. */
    default int batch() {
        return 1;
    }

    /** Creates resources that share a place, at most {@link #batch()} of them. */
    Map<ResourceId, Result> create(Target place, List<Resource<S>> absent);

    /**
     * Updates resources that share a place, at most {@link #batch()} of them. What the state before
     * has and the desired state lacks is taken away: this restores a prior state too.
     */
    Map<ResourceId, Result> update(Target place, List<Update<S>> differing);

    /**
     * What creating these will change beyond the resources themselves, such as the detector that an
     * account already has when it is enrolled; kept, and handed back to {@link #delete}. Asked
     * once, before the first creation. Changes nothing.
     */
    default Map<ResourceId, S> underneath(Target place, List<Resource<S>> absent) {
        return Map.of();
    }

    /**
     * Removes resources that Vedette made and that share a place, at most {@link #batch()} of them.
     * "Already gone" is success; what holds data is {@link Result.Left} unless the removal says
     * otherwise.
     */
    default Map<ResourceId, Result> delete(Target place, List<Removal<S>> made) {
        Map<ResourceId, Result> results = new HashMap<>();
        made.forEach(removal ->
                results.put(
                        removal.resource().id(), new Result.Left("Vedette cannot remove it yet")));
        return results;
    }

    /**
     * Whether one may come about through what it needs, as a member's detector does when the member
     * is enrolled: then an absent one is looked for once more before it is created.
     */
    default boolean mayComeAbout() {
        return true;
    }

    /**
     * How long after its creation or update it is not worth reading back: where AWS takes minutes
     * to say how it fares, and many would be asked about in vain.
     */
    default Duration pace() {
        return Duration.ZERO;
    }

    /** How long a {@link Result.Pending} is polled before the outcome is "waiting". */
    default Duration patience() {
        return Duration.ofMinutes(5);
    }

    /** What AWS bills because a resource in this state is there; nothing, for most. */
    default Set<CostDriver> costDrivers(S desired) {
        return Set.of();
    }

    /** The IAM actions that reading takes, such as {@code guardduty:GetDetector}. */
    Set<String> readActions();

    /** The IAM actions that creating and updating take beyond those of reading. */
    Set<String> writeActions();

    /** The IAM actions that deleting takes beyond those of reading, creating and updating. */
    default Set<String> deleteActions() {
        return Set.of();
    }

    /**
     * The IAM actions that all this takes at the resource's own target, where that is not its
     * place: what an enrolment does in the member account itself.
     */
    default Set<String> localActions() {
        return Set.of();
    }
}
