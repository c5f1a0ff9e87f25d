/** Query logging by Route 53 Resolver. */
@NullMarked
package io.vedette.aws.route53resolver;

import org.jspecify.annotations.NullMarked;
