/** How the cloud is called: the gate that every call passes, its rates, and time itself. */
@NullMarked
package io.vedette.core.cloud;

import org.jspecify.annotations.NullMarked;
