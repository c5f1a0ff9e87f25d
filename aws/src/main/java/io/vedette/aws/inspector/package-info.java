/** Amazon Inspector: the resources that put it in place and how they are drawn. */
@NullMarked
package io.vedette.aws.inspector;

import org.jspecify.annotations.NullMarked;
