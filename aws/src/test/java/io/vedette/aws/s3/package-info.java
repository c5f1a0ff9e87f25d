/** Buckets and their policies on a twin. */
@NullMarked
package io.vedette.aws.s3;

import org.jspecify.annotations.NullMarked;
