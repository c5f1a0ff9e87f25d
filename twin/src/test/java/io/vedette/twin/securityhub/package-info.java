/** Security Hub as the twin simulates it. */
@NullMarked
package io.vedette.twin.securityhub;

import org.jspecify.annotations.NullMarked;
