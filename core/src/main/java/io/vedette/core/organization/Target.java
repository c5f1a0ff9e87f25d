package io.vedette.core.organization;

import java.util.Comparator;

/** Names one account in one region: the place where a resource is or a call goes. */
public record Target(AccountId account, Region region) implements Comparable<Target> {

    private static final Comparator<Target> ORDER =
            Comparator.comparing(Target::account).thenComparing(Target::region);

    @Override
    public int compareTo(Target other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return account + "/" + region;
    }
}
