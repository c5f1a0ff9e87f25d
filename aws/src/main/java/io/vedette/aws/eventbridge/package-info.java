/** Amazon EventBridge: its resource kinds, and how findings are led through it. */
@NullMarked
package io.vedette.aws.eventbridge;

import org.jspecify.annotations.NullMarked;
