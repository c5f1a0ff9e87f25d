@NullMarked
package io.vedette.core.catalog;

import org.jspecify.annotations.NullMarked;
