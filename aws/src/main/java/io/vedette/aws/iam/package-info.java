/** Roles: Vedette's own and those that AWS services bring along. */
@NullMarked
package io.vedette.aws.iam;

import org.jspecify.annotations.NullMarked;
