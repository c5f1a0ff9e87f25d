package io.vedette.core.resource;

import io.vedette.core.organization.Target;
import java.util.Comparator;

/**
 * Names one resource.
 *
 * @param kind the name of its kind, such as {@code guardduty.detector}
 * @param target where it is; what is global in its account is at the home region
 * @param name what tells it from others of its kind at the same target
 */
public record ResourceId(String kind, Target target, String name)
        implements Comparable<ResourceId> {

    private static final Comparator<ResourceId> ORDER =
            Comparator.comparing(ResourceId::kind)
                    .thenComparing(ResourceId::target)
                    .thenComparing(ResourceId::name);

    @Override
    public int compareTo(ResourceId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "%s %s in %s".formatted(kind, name, target);
    }
}
