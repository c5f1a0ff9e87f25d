/** What a baseline costs in a month: the price table, the stated volumes, and the estimate. */
@NullMarked
package io.vedette.core.cost;

import org.jspecify.annotations.NullMarked;
