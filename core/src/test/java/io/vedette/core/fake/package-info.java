/** A cloud in memory that does what tests tell it to do. */
@NullMarked
package io.vedette.core.fake;

import org.jspecify.annotations.NullMarked;
