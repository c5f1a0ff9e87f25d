package io.vedette.twin.route53resolver;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A VPC's association with a configuration, as it was saved.
 *
 * @param ready when it is created
 * @param gone when it is deleted; null while nobody wants that
 */
record StoredAssociation(
        String id,
        String config,
        String vpc,
        Instant created,
        Instant ready,
        @Nullable Instant gone) {

    boolean isGone(Instant now) {
        return gone != null && !now.isBefore(gone);
    }

    StoredAssociation goneAt(Instant time) {
        return new StoredAssociation(id, config, vpc, created, ready, time);
    }
}
