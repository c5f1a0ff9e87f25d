package io.vedette.aws.config;

import io.vedette.core.resource.Reading;

/**
 * Recognises what AWS Control Tower keeps in AWS Config; its service control policies forbid others
 * to change it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/controltower/latest/userguide/shared-account-resources.html">
 *     Control Tower: resources in shared accounts</a>
 */
final class ControlTower {

    private static final String PREFIX = "aws-controltower-";

    private ControlTower() {}

    /** What to make of a state that may be Control Tower's: as good as ours where it is as ours. */
    static <S extends Record> Reading<S> judge(String name, S found, S desired) {
        if (name.startsWith(PREFIX) && !found.equals(desired)) {
            return new Reading.OffLimits<>(
                    "%s belongs to AWS Control Tower and is not as the baseline asks"
                            .formatted(name));
        }
        return new Reading.Present<>(found);
    }
}
