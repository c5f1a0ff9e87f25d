/** AWS Organizations in the twin. */
@NullMarked
package io.vedette.twin.organizations;

import org.jspecify.annotations.NullMarked;
