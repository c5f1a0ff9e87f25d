/** Tests of the simulated Detective. */
@NullMarked
package io.vedette.twin.detective;

import org.jspecify.annotations.NullMarked;
