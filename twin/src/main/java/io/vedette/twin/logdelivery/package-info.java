/** What delivers the logs of other services to buckets and log groups. */
@NullMarked
package io.vedette.twin.logdelivery;

import org.jspecify.annotations.NullMarked;
