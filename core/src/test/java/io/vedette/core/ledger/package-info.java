@NullMarked
package io.vedette.core.ledger;

import org.jspecify.annotations.NullMarked;
