/** Elastic Load Balancing: application, network, gateway and classic load balancers. */
@NullMarked
package io.vedette.twin.elb;

import org.jspecify.annotations.NullMarked;
