/** Carries out plans: order, limits, retries, polling, journal, outcomes. */
@NullMarked
package io.vedette.core.execution;

import org.jspecify.annotations.NullMarked;
