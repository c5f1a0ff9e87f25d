/** The twin's SNS: topics, subscriptions and what is published. */
@NullMarked
package io.vedette.twin.sns;

import org.jspecify.annotations.NullMarked;
