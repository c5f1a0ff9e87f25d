/** Amazon SNS: its resource kinds. */
@NullMarked
package io.vedette.aws.sns;

import org.jspecify.annotations.NullMarked;
