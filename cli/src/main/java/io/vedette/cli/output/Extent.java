package io.vedette.cli.output;

import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Says in a few words where something is: "in 12 accounts x 4 regions". */
final class Extent {

    private Extent() {}

    static String of(Collection<Target> targets) {
        Set<Target> places = new TreeSet<>(targets);
        Set<AccountId> accounts = new TreeSet<>();
        Set<Region> regions = new TreeSet<>();
        for (Target target : places) {
            accounts.add(target.account());
            regions.add(target.region());
        }
        if (places.size() == 1) {
            return "in " + places.iterator().next();
        }
        if (accounts.size() == 1) {
            return "in %s x %s".formatted(accounts.iterator().next(), count(regions, "region"));
        }
        if (regions.size() == 1) {
            return "in %s in %s".formatted(count(accounts, "account"), regions.iterator().next());
        }
        if (places.size() == accounts.size() * regions.size()) {
            return "in %s x %s".formatted(count(accounts, "account"), count(regions, "region"));
        }
        return "at %d targets (%s, %s)"
                .formatted(places.size(), count(accounts, "account"), count(regions, "region"));
    }

    private static String count(Set<?> things, String word) {
        return "%d %s%s".formatted(things.size(), word, things.size() == 1 ? "" : "s");
    }
}
