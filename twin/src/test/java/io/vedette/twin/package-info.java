@NullMarked
package io.vedette.twin;

import org.jspecify.annotations.NullMarked;
