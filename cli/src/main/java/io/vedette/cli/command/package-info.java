/** The commands: thin, over the session's services. */
@NullMarked
package io.vedette.cli.command;

import org.jspecify.annotations.NullMarked;
