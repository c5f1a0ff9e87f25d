/** Faults that a seeded script injects into the twin. */
@NullMarked
package io.vedette.twin.fault;

import org.jspecify.annotations.NullMarked;
