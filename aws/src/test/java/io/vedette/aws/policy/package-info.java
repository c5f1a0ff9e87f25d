/** Tests of policy documents. */
@NullMarked
package io.vedette.aws.policy;

import org.jspecify.annotations.NullMarked;
