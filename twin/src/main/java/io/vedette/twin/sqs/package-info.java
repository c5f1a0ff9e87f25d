/** The twin's SQS: queues and their messages. */
@NullMarked
package io.vedette.twin.sqs;

import org.jspecify.annotations.NullMarked;
