/** The twin's CloudWatch Logs: log groups and resource policies. */
@NullMarked
package io.vedette.twin.logs;

import org.jspecify.annotations.NullMarked;
