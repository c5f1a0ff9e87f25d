@NullMarked
package io.vedette.aws.route53resolver;

import org.jspecify.annotations.NullMarked;
