/** What the management account keeps: trusted access and delegated administrators. */
@NullMarked
package io.vedette.aws.organizations;

import org.jspecify.annotations.NullMarked;
