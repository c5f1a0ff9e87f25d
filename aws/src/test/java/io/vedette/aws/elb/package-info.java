/** Load balancers' logs on a twin. */
@NullMarked
package io.vedette.aws.elb;

import org.jspecify.annotations.NullMarked;
