/** What every part of Vedette shares: its one exception and the codes it carries. */
@NullMarked
package io.vedette.core;

import org.jspecify.annotations.NullMarked;
