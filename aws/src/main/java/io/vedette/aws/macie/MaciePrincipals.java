package io.vedette.aws.macie;

import io.vedette.core.organization.Region;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names the principals that Macie stores results as: one for the Regions that every account has,
 * and one of its own in each Region that has to be enabled first.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/macie/latest/user/discovery-results-repository-s3.html">
 *     Macie: storing and retaining sensitive data discovery results</a>
 */
final class MaciePrincipals {

    /** The Regions with Macie that have to be enabled before an account can use them. */
    private static final Set<String> OPT_IN =
            Set.of("af-south-1", "ap-east-1", "eu-south-1", "il-central-1", "me-south-1");

    private MaciePrincipals() {}

    static boolean isOptIn(Region region) {
        return OPT_IN.contains(region.code());
    }

    static Set<String> of(Collection<Region> regions) {
        Set<String> principals = new TreeSet<>();
        regions.forEach(region ->
                principals.add(
                        isOptIn(region)
                                ? "macie.%s.amazonaws.com".formatted(region)
                                : MacieAdministrator.PRINCIPAL));
        return principals;
    }
}
