package io.vedette.aws.systemsmanager;

import io.vedette.core.resource.Result;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.DocumentFormat;
import software.amazon.awssdk.services.ssm.model.DocumentVersionInfo;
import software.amazon.awssdk.services.ssm.model.DuplicateDocumentContentException;

/** Gives a document a default version with a certain content. */
record PreferencesVersions(SsmClient ssm, String name) {

    /** Adds a version; Systems Manager takes no content twice, so an older one may do again. */
    Result makeDefault(PreferencesContent content) {
        try {
            String added =
                    ssm.updateDocument(it ->
                                    it.name(name)
                                            .content(content.json())
                                            .documentVersion("$LATEST")
                                            .documentFormat(DocumentFormat.JSON))
                            .documentDescription()
                            .documentVersion();
            makeDefault(added);
            return Result.done();
        } catch (DuplicateDocumentContentException there) {
            Optional<String> older = find(content);
            older.ifPresent(this::makeDefault);
            return older.isPresent()
                    ? Result.done()
                    : new Result.Refused(String.valueOf(there.getMessage()));
        }
    }

    private void makeDefault(String version) {
        ssm.updateDocumentDefaultVersion(it -> it.name(name).documentVersion(version));
    }

    private Optional<String> find(PreferencesContent content) {
        return ssm.listDocumentVersionsPaginator(it -> it.name(name)).documentVersions().stream()
                .map(DocumentVersionInfo::documentVersion)
                .filter(version -> read(version).equals(content))
                .findFirst();
    }

    private PreferencesContent read(String version) {
        return PreferencesContent.parse(
                ssm.getDocument(it ->
                                it.name(name)
                                        .documentVersion(version)
                                        .documentFormat(DocumentFormat.JSON))
                        .content());
    }
}
