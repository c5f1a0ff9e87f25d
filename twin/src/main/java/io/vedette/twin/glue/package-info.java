/** The twin's AWS Glue: the databases and tables of the Data Catalog. */
@NullMarked
package io.vedette.twin.glue;

import org.jspecify.annotations.NullMarked;
