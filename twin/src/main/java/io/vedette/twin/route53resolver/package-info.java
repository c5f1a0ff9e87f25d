/** Query logging by Route 53 Resolver in the twin. */
@NullMarked
package io.vedette.twin.route53resolver;

import org.jspecify.annotations.NullMarked;
