@NullMarked
package io.vedette.twin.macie2;

import org.jspecify.annotations.NullMarked;
