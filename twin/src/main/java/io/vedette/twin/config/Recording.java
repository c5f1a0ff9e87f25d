package io.vedette.twin.config;

import io.vedette.twin.AwsRegions;
import io.vedette.twin.World;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Tells other services, which evaluate what AWS Config records, whether it does. */
public final class Recording {

    /** Who takes the service-linked role as which recorders record. */
    public static final String PRINCIPAL = "config.amazonaws.com";

    private Recording() {}

    /** The ARNs of the account's recorders that record as the service-linked role, by region. */
    public static NavigableMap<String, List<String>> roleUse(World world, String account) {
        NavigableMap<String, List<String>> used = new TreeMap<>();
        for (String region : AwsRegions.commercial()) {
            world.peek(RecordingCell.class, account, region)
                    .flatMap(RecordingCell::recorder)
                    .filter(it -> it.roleArn().contains("/aws-service-role/" + PRINCIPAL + "/"))
                    .ifPresent(it -> used.put(region, List.of(it.arn())));
        }
        return used;
    }

    /** Whether the account has a recorder in the region and it runs. */
    public static boolean isOn(World world, String account, String region) {
        return world.peek(RecordingCell.class, account, region)
                .flatMap(RecordingCell::recorder)
                .filter(StoredRecorder::recording)
                .isPresent();
    }
}
