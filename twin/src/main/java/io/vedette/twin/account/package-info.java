/** AWS Account Management in the twin. */
@NullMarked
package io.vedette.twin.account;

import org.jspecify.annotations.NullMarked;
