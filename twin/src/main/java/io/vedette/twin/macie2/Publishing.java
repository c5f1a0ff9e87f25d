package io.vedette.twin.macie2;

import io.vedette.twin.stored.StoredShape;
import java.util.TreeMap;
import software.amazon.awssdk.services.macie2.model.ClassificationExportConfiguration;
import software.amazon.awssdk.services.macie2.model.PutFindingsPublicationConfigurationRequest;
import software.amazon.awssdk.services.macie2.model.S3Destination;
import software.amazon.awssdk.services.macie2.model.SecurityHubConfiguration;

/** Where the findings and results of the calling account go. */
final class Publishing {

    private final Ground ground;

    Publishing(Ground ground) {
        this.ground = ground;
    }

    SecurityHubConfiguration get() {
        Session session = ground.session();
        return SecurityHubConfiguration.builder()
                .publishPolicyFindings(session.policyFindings)
                .publishClassificationFindings(session.classificationFindings)
                .build();
    }

    void put(PutFindingsPublicationConfigurationRequest request) {
        Session session = ground.session();
        SecurityHubConfiguration wanted = request.securityHubConfiguration();
        if (wanted != null) {
            session.policyFindings = wanted.publishPolicyFindings();
            session.classificationFindings = wanted.publishClassificationFindings();
        }
    }

    ClassificationExportConfiguration export() {
        Session session = ground.session();
        ClassificationExportConfiguration.Builder configuration =
                ClassificationExportConfiguration.builder();
        if (!session.destination.isEmpty()) {
            configuration.s3Destination(
                    StoredShape.read(session.destination, S3Destination.builder()));
        }
        return configuration.build();
    }

    /** Stores results elsewhere; a configuration without a destination ends that. */
    ClassificationExportConfiguration putExport(ClassificationExportConfiguration wanted) {
        Session session = ground.session();
        if (wanted.s3Destination() == null) {
            session.destination = new TreeMap<>();
        } else {
            new ResultRights(ground).require(wanted.s3Destination());
            session.destination = StoredShape.write(wanted.s3Destination());
        }
        return export();
    }
}
