/** The demo: the whole story on a simulated organization. */
@NullMarked
package io.vedette.cli.demo;

import org.jspecify.annotations.NullMarked;
