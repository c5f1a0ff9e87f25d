/** Keeps the SDK's shapes in the twin's state. */
@NullMarked
package io.vedette.twin.stored;

import org.jspecify.annotations.NullMarked;
