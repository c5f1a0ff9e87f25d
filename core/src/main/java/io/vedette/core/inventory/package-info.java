/** What Vedette writes down: deployments, what was there before, and who is at work. */
@NullMarked
package io.vedette.core.inventory;

import org.jspecify.annotations.NullMarked;
