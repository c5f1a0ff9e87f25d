@NullMarked
package io.vedette.twin.inspector2;

import org.jspecify.annotations.NullMarked;
