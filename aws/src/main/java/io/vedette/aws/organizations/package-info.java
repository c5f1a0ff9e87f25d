/** AWS Organizations: what the organization consists of, and who may administer its services. */
@NullMarked
package io.vedette.aws.organizations;

import org.jspecify.annotations.NullMarked;
