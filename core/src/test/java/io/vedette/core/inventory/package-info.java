@NullMarked
package io.vedette.core.inventory;

import org.jspecify.annotations.NullMarked;
