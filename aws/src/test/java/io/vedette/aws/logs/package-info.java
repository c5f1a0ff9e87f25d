/** Log groups on a twin. */
@NullMarked
package io.vedette.aws.logs;

import org.jspecify.annotations.NullMarked;
