/** What Vedette keeps in AWS: clients by account and region, and resource kinds by service. */
@NullMarked
package io.vedette.aws;

import org.jspecify.annotations.NullMarked;
