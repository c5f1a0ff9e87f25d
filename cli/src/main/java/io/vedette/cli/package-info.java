/** The vedette command: where everything is put together. */
@NullMarked
package io.vedette.cli;

import org.jspecify.annotations.NullMarked;
