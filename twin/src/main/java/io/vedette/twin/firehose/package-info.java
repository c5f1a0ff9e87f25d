/** The twin's Amazon Data Firehose: streams that deliver to S3. */
@NullMarked
package io.vedette.twin.firehose;

import org.jspecify.annotations.NullMarked;
