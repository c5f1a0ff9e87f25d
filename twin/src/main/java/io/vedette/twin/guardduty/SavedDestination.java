package io.vedette.twin.guardduty;

import java.time.Instant;
import java.util.NavigableMap;

/**
 * A publishing destination as it was saved.
 *
 * @param verified when GuardDuty has tried whether it can publish
 */
record SavedDestination(
        String arn, String kmsKeyArn, Instant verified, NavigableMap<String, String> tags) {}
