/** Buckets and the statements of their policies. */
@NullMarked
package io.vedette.aws.s3;

import org.jspecify.annotations.NullMarked;
