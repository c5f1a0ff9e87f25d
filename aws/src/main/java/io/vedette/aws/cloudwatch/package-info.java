/** Amazon CloudWatch: its resource kinds. */
@NullMarked
package io.vedette.aws.cloudwatch;

import org.jspecify.annotations.NullMarked;
