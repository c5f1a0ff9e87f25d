/** How plans, runs and verifications look as tables, JSON and Markdown. */
@NullMarked
package io.vedette.cli.output;

import org.jspecify.annotations.NullMarked;
