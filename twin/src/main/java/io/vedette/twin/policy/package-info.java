/** IAM's policy language, as far as services judge the policies they are given. */
@NullMarked
package io.vedette.twin.policy;

import org.jspecify.annotations.NullMarked;
