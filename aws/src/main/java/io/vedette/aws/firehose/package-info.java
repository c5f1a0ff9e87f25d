/** Amazon Data Firehose: streams that carry logs to S3. */
@NullMarked
package io.vedette.aws.firehose;

import org.jspecify.annotations.NullMarked;
