@NullMarked
package io.vedette.twin.sts;

import org.jspecify.annotations.NullMarked;
