/** KMS keys on a twin. */
@NullMarked
package io.vedette.aws.kms;

import org.jspecify.annotations.NullMarked;
