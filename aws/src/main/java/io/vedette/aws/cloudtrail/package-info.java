/** CloudTrail: the trail, its archive, and who administers it. */
@NullMarked
package io.vedette.aws.cloudtrail;

import org.jspecify.annotations.NullMarked;
