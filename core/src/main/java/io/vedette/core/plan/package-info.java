/** From baseline and organization to blueprint, readings and plan. */
@NullMarked
package io.vedette.core.plan;

import org.jspecify.annotations.NullMarked;
