package io.vedette.core.readiness;

import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.plan.Verification.Status;
import java.util.List;

/**
 * What readings say of an item: how it stands, and from what that is known.
 *
 * @param onPurpose whether it fails because the baseline leaves it out, which people may justify
 */
record Check(Status status, List<String> evidence, boolean onPurpose) {

    Check {
        evidence = List.copyOf(evidence);
    }

    static Check read(Status status, List<String> evidence) {
        return new Check(status, evidence, false);
    }

    static Check leftOut(CatalogItem item) {
        return new Check(Status.FAIL, List.of("the baseline leaves it out: " + item.path()), true);
    }

    static Check unknown(String why) {
        return new Check(Status.UNKNOWN, List.of(why), false);
    }

    static Check notBuilt() {
        return unknown("not checked by Vedette yet");
    }

    static Check askedOfPeople() {
        return unknown("only people can tell");
    }

    static Check narrowedAway() {
        return unknown("this run was narrowed to something else");
    }
}
