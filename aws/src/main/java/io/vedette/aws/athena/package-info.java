/** Amazon Athena: workgroups and the queries that are kept in them. */
@NullMarked
package io.vedette.aws.athena;

import org.jspecify.annotations.NullMarked;
