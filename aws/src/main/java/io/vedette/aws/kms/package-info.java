/** KMS keys, named by alias. */
@NullMarked
package io.vedette.aws.kms;

import org.jspecify.annotations.NullMarked;
