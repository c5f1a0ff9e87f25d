/** Where logs are kept: buckets in the log archive account, with their keys and policies. */
@NullMarked
package io.vedette.aws.archive;

import org.jspecify.annotations.NullMarked;
