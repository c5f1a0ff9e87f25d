/** Resources, their kinds, readings, differences and changes. */
@NullMarked
package io.vedette.core.resource;

import org.jspecify.annotations.NullMarked;
