/** S3 access logs on a twin. */
@NullMarked
package io.vedette.aws.accesslogs;

import org.jspecify.annotations.NullMarked;
