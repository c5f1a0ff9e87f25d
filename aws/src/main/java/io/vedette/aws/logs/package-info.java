/** CloudWatch log groups. */
@NullMarked
package io.vedette.aws.logs;

import org.jspecify.annotations.NullMarked;
