/** The twin's KMS: keys, their aliases, policies and rotation. */
@NullMarked
package io.vedette.twin.kms;

import org.jspecify.annotations.NullMarked;
