package io.vedette.twin.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vedette.twin.Twin;
import io.vedette.twin.scenario.Scenario;
import io.vedette.twin.services.TwinServices;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Region;

class TwinEc2Test {

    private final Ec2Client ec2 =
            Scenario.generated(3)
                    .in(Twin.of(TwinServices.all()).inMemory())
                    .client(Ec2Client.class, "111111111111", "us-east-1");

    @Test
    void listsEnabledRegionsUnlessAskedForAll() {
        assertThat(ec2.describeRegions().regions())
                .hasSize(17)
                .allMatch(region -> region.optInStatus().equals("opt-in-not-required"));
        assertThat(ec2.describeRegions(request -> request.allRegions(true)).regions())
                .hasSizeGreaterThan(30)
                .extracting(Region::regionName)
                .contains("af-south-1");
    }

    @Test
    void filtersByOptInStatus() {
        Filter filter = Filter.builder().name("opt-in-status").values("not-opted-in").build();
        assertThat(
                        ec2.describeRegions(request -> request.allRegions(true).filters(filter))
                                .regions())
                .extracting(Region::regionName)
                .contains("af-south-1")
                .doesNotContain("us-east-1");
    }

    @Test
    void refusesRegionsThatDoNotExist() {
        assertThatExceptionOfType(Ec2Exception.class)
                .isThrownBy(
                        () -> ec2.describeRegions(request -> request.regionNames("mars-north-1")))
                .withMessageContaining("Invalid region(s): [mars-north-1]");
    }
}
