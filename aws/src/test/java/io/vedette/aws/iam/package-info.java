/** Roles on a twin. */
@NullMarked
package io.vedette.aws.iam;

import org.jspecify.annotations.NullMarked;
