/**
 * GuardDuty as the twin simulates it: detectors, the delegated administrator and its members,
 * filters and publishing destinations.
 */
@NullMarked
package io.vedette.twin.guardduty;

import org.jspecify.annotations.NullMarked;
