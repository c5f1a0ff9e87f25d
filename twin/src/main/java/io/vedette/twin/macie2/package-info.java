/**
 * Amazon Macie as the twin simulates it: sessions, the delegated administrator and its members,
 * automated discovery, jobs, data identifiers and allow lists.
 */
@NullMarked
package io.vedette.twin.macie2;

import org.jspecify.annotations.NullMarked;
