/** A simulation of Amazon EventBridge's buses, rules and archives. */
@NullMarked
package io.vedette.twin.eventbridge;

import org.jspecify.annotations.NullMarked;
