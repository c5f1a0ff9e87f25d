/** The twin's CloudTrail, where moto has nothing to compare it with. */
@NullMarked
package io.vedette.twin.cloudtrail;

import org.jspecify.annotations.NullMarked;
