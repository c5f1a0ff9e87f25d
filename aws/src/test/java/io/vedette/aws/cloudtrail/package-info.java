/** CloudTrail put in place on a twin: fresh, drifted, half set up, refused. */
@NullMarked
package io.vedette.aws.cloudtrail;

import org.jspecify.annotations.NullMarked;
