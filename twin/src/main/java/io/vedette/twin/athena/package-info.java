/** The twin's Amazon Athena: workgroups and named queries, none of which is run. */
@NullMarked
package io.vedette.twin.athena;

import org.jspecify.annotations.NullMarked;
