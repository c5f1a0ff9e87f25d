/** Amazon Detective: its resource kinds and how they are drawn. */
@NullMarked
package io.vedette.aws.detective;

import org.jspecify.annotations.NullMarked;
