/** One working session: a baseline, a cloud, and what can be done with the two. */
@NullMarked
package io.vedette.cli.session;

import org.jspecify.annotations.NullMarked;
