/** Remembers how things were before Vedette changed them for the first time. */
@NullMarked
package io.vedette.core.ledger;

import org.jspecify.annotations.NullMarked;
