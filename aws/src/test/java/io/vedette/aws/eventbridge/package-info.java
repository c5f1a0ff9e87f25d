/** Tests of EventBridge's kinds on a twin. */
@NullMarked
package io.vedette.aws.eventbridge;

import org.jspecify.annotations.NullMarked;
