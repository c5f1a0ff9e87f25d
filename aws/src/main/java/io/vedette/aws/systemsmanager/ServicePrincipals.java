package io.vedette.aws.systemsmanager;

import io.vedette.aws.policy.Arns;
import io.vedette.core.organization.Region;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names the principals that Systems Manager writes to S3 as: one for the Regions that every account
 * has, and one of its own in each Region that has to be enabled first.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/inventory-create-resource-data-sync.html">Creating
 *     a resource data sync for Inventory</a>
 */
final class ServicePrincipals {

    /** The Regions that AWS opened before 20 March 2019, which nobody has to enable. */
    private static final Set<String> ENABLED_BY_DEFAULT =
            Set.of(
                    "ap-northeast-1",
                    "ap-northeast-2",
                    "ap-northeast-3",
                    "ap-south-1",
                    "ap-southeast-1",
                    "ap-southeast-2",
                    "ca-central-1",
                    "eu-central-1",
                    "eu-north-1",
                    "eu-west-1",
                    "eu-west-2",
                    "eu-west-3",
                    "sa-east-1",
                    "us-east-1",
                    "us-east-2",
                    "us-west-1",
                    "us-west-2");

    private ServicePrincipals() {}

    static Set<String> of(Collection<Region> regions) {
        Set<String> principals = new TreeSet<>();
        regions.forEach(region -> principals.add(of(region)));
        return principals;
    }

    private static String of(Region region) {
        boolean optIn =
                Arns.partition(region).equals("aws") && !ENABLED_BY_DEFAULT.contains(region.code());
        return optIn ? "ssm.%s.amazonaws.com".formatted(region) : "ssm.amazonaws.com";
    }
}
