@NullMarked
package io.vedette.twin.route53resolver;

import org.jspecify.annotations.NullMarked;
