/** AWS CloudTrail: trails, their selectors, what they deliver to, and who administers them. */
@NullMarked
package io.vedette.twin.cloudtrail;

import org.jspecify.annotations.NullMarked;
