/** Tests of the simulated EventBridge. */
@NullMarked
package io.vedette.twin.eventbridge;

import org.jspecify.annotations.NullMarked;
