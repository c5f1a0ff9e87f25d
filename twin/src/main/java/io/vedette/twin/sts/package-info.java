/** AWS Security Token Service in the twin. */
@NullMarked
package io.vedette.twin.sts;

import org.jspecify.annotations.NullMarked;
