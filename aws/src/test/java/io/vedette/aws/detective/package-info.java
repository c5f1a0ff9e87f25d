/** Tests of Detective's kinds on a twin. */
@NullMarked
package io.vedette.aws.detective;

import org.jspecify.annotations.NullMarked;
