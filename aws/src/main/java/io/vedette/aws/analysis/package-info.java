/** What the logs are searched with: tables over the archive, and queries that responders use. */
@NullMarked
package io.vedette.aws.analysis;

import org.jspecify.annotations.NullMarked;
