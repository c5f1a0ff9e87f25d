/** Trusted access and delegated administrators on a twin. */
@NullMarked
package io.vedette.aws.organizations;

import org.jspecify.annotations.NullMarked;
