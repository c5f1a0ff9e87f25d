/** Security Hub: hubs, standards and controls, members, and central configuration. */
@NullMarked
package io.vedette.twin.securityhub;

import org.jspecify.annotations.NullMarked;
