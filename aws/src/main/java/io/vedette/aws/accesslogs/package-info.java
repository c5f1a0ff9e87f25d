/** S3 server access logs: which requests were made for the objects of which bucket. */
@NullMarked
package io.vedette.aws.accesslogs;

import org.jspecify.annotations.NullMarked;
