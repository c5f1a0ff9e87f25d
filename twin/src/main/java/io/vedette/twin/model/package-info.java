/** AWS's own service models as judges of every request that reaches the twin. */
@NullMarked
package io.vedette.twin.model;

import org.jspecify.annotations.NullMarked;
