/** The list of the AWS services that the twin simulates. */
@NullMarked
package io.vedette.twin.services;

import org.jspecify.annotations.NullMarked;
