/** AWS Config as the twin simulates it. */
@NullMarked
package io.vedette.twin.config;

import org.jspecify.annotations.NullMarked;
