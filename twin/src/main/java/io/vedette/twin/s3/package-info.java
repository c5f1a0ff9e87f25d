/** The twin's S3: buckets and their configuration. */
@NullMarked
package io.vedette.twin.s3;

import org.jspecify.annotations.NullMarked;
