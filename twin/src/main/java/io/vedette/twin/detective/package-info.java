/** A simulation of Amazon Detective. */
@NullMarked
package io.vedette.twin.detective;

import org.jspecify.annotations.NullMarked;
