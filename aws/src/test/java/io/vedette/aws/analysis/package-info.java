/** Tests of what the logs are searched with. */
@NullMarked
package io.vedette.aws.analysis;

import org.jspecify.annotations.NullMarked;
