/** The baseline: what should be in place, read from vedette.yaml over the catalog's defaults. */
@NullMarked
package io.vedette.core.baseline;

import org.jspecify.annotations.NullMarked;
