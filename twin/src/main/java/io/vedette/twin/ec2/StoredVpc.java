package io.vedette.twin.ec2;

import java.util.NavigableMap;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcState;

/** A VPC as it was saved. */
record StoredVpc(String id, String cidr, boolean isDefault, NavigableMap<String, String> tags) {

    Vpc vpc(String owner) {
        return Vpc.builder()
                .vpcId(id)
                .ownerId(owner)
                .cidrBlock(cidr)
                .isDefault(isDefault)
                .state(VpcState.AVAILABLE)
                .instanceTenancy("default")
                .tags(Tags.of(tags))
                .build();
    }

    /** The values that a filter is compared with; null where there is no such filter. */
    @org.jspecify.annotations.Nullable
    Set<String> values(String filter, String owner) {
        return switch (filter) {
            case "vpc-id" -> Set.of(id);
            case "owner-id" -> Set.of(owner);
            case "cidr", "cidr-block-association.cidr-block" -> Set.of(cidr);
            case "is-default", "isDefault" -> Set.of(String.valueOf(isDefault));
            case "state" -> Set.of("available");
            default -> Tags.values(filter, tags);
        };
    }
}
