/** The catalog: the tools, what they are for, and the settings the reference gives them. */
@NullMarked
package io.vedette.core.catalog;

import org.jspecify.annotations.NullMarked;
