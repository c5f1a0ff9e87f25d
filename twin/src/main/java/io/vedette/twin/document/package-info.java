/** The YAML documents that describe twins. */
@NullMarked
package io.vedette.twin.document;

import org.jspecify.annotations.NullMarked;
