/** AWS Glue: databases and tables of the Data Catalog. */
@NullMarked
package io.vedette.aws.glue;

import org.jspecify.annotations.NullMarked;
