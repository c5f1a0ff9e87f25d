/** GuardDuty: administrator, detectors, members and their protection plans, filters and export. */
@NullMarked
package io.vedette.aws.guardduty;

import org.jspecify.annotations.NullMarked;
