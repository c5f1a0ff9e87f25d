package io.vedette.twin.ssm;

import io.vedette.twin.AwsError;
import io.vedette.twin.Page;
import io.vedette.twin.ssm.AmazonDocuments.AmazonDocument;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ssm.model.AssociatedInstancesException;
import software.amazon.awssdk.services.ssm.model.CreateDocumentRequest;
import software.amazon.awssdk.services.ssm.model.DeleteDocumentRequest;
import software.amazon.awssdk.services.ssm.model.DescribeDocumentRequest;
import software.amazon.awssdk.services.ssm.model.DocumentAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.DocumentDescription;
import software.amazon.awssdk.services.ssm.model.DocumentIdentifier;
import software.amazon.awssdk.services.ssm.model.DocumentKeyValuesFilter;
import software.amazon.awssdk.services.ssm.model.DocumentStatus;
import software.amazon.awssdk.services.ssm.model.DocumentVersionInfo;
import software.amazon.awssdk.services.ssm.model.DocumentVersionLimitExceededException;
import software.amazon.awssdk.services.ssm.model.DuplicateDocumentContentException;
import software.amazon.awssdk.services.ssm.model.GetDocumentRequest;
import software.amazon.awssdk.services.ssm.model.GetDocumentResponse;
import software.amazon.awssdk.services.ssm.model.InvalidFilterKeyException;
import software.amazon.awssdk.services.ssm.model.ListDocumentVersionsRequest;
import software.amazon.awssdk.services.ssm.model.ListDocumentVersionsResponse;
import software.amazon.awssdk.services.ssm.model.ListDocumentsRequest;
import software.amazon.awssdk.services.ssm.model.ListDocumentsResponse;
import software.amazon.awssdk.services.ssm.model.ResourceTypeForTagging;
import software.amazon.awssdk.services.ssm.model.UpdateDocumentRequest;

/** The documents of an account in a region, AWS's own among them. */
record Documents(Ground ground) {

    private static final List<String> RESERVED = List.of("aws", "amazon", "amzn");
    private static final int MOST_VERSIONS = 1_000;
    private static final String AMAZON = "Amazon";

    DocumentDescription create(CreateDocumentRequest request) {
        String name = request.name();
        if (RESERVED.stream().anyMatch(name.toLowerCase(Locale.ROOT)::startsWith)) {
            throw SsmError.validation("Invalid document name " + name);
        }
        if (ground.state().documents().containsKey(name)) {
            throw SsmError.of(
                    DocumentAlreadyExistsException.builder(),
                    "DocumentAlreadyExists",
                    "Document with name %s already exists.".formatted(name));
        }
        String type = Objects.requireNonNullElse(request.documentTypeAsString(), "Command");
        String format = request.documentFormatAsString();
        Document.Version version =
                new Document.Version(
                        request.content(),
                        "JSON",
                        DocumentContent.schema(type, format, request.content()),
                        request.versionName(),
                        ground.world().now());
        Document document = Document.of(name, type, ground.caller().account(), version);
        ground.state().documents().put(name, document);
        ground.tag(ResourceTypeForTagging.DOCUMENT, name, request.tags());
        return document.described(1, version).toBuilder().status(DocumentStatus.CREATING).build();
    }

    DocumentDescription update(UpdateDocumentRequest request) {
        Document document = own(request.name());
        String asked = request.documentVersion();
        if (asked == null || !document.number(asked).equals(document.number("$LATEST"))) {
            throw SsmError.documentVersion();
        }
        boolean known =
                document.versions().values().stream()
                        .anyMatch(it -> it.content().equals(request.content()));
        if (known) {
            throw SsmError.of(
                    DuplicateDocumentContentException.builder(),
                    "DuplicateDocumentContent",
                    "The content of the association document matches another document. "
                            + "Change the content of the document and try again.");
        }
        if (document.versions().size() >= MOST_VERSIONS) {
            throw SsmError.of(
                    DocumentVersionLimitExceededException.builder(),
                    "DocumentVersionLimitExceeded",
                    "The document has too many versions. Delete one or more document versions.");
        }
        Document.Version version =
                new Document.Version(
                        request.content(),
                        "JSON",
                        DocumentContent.schema(
                                document.type(),
                                request.documentFormatAsString(),
                                request.content()),
                        request.versionName(),
                        ground.world().now());
        return document.described(document.add(version), version);
    }

    Document makeDefault(String name, String version) {
        Document document = own(name);
        document.makeDefault(document.number(version).orElseThrow(SsmError::documentVersion));
        return document;
    }

    GetDocumentResponse get(GetDocumentRequest request) {
        Optional<AmazonDocument> amazon = AmazonDocuments.find(request.name());
        if (amazon.isPresent()) {
            return GetDocumentResponse.builder()
                    .name(request.name())
                    .documentVersion("1")
                    .status(DocumentStatus.ACTIVE)
                    .content(amazon.get().content())
                    .documentType(amazon.get().type())
                    .documentFormat("JSON")
                    .build();
        }
        Document document = own(request.name());
        int number =
                document.number(request.documentVersion()).orElseThrow(SsmError::documentVersion);
        Document.Version version = Objects.requireNonNull(document.versions().get(number));
        return GetDocumentResponse.builder()
                .name(document.name())
                .createdDate(version.created())
                .versionName(version.versionName())
                .documentVersion(Integer.toString(number))
                .status(DocumentStatus.ACTIVE)
                .content(version.content())
                .documentType(document.type())
                .documentFormat(version.format())
                .build();
    }

    DocumentDescription describe(DescribeDocumentRequest request) {
        Optional<AmazonDocument> amazon = AmazonDocuments.find(request.name());
        if (amazon.isPresent()) {
            return DocumentDescription.builder()
                    .name(request.name())
                    .owner(AMAZON)
                    .status(DocumentStatus.ACTIVE)
                    .documentType(amazon.get().type())
                    .schemaVersion(amazon.get().schema())
                    .documentVersion("1")
                    .defaultVersion("1")
                    .latestVersion("1")
                    .documentFormat("JSON")
                    .build();
        }
        Document document = own(request.name());
        int number =
                document.number(request.documentVersion()).orElseThrow(SsmError::documentVersion);
        return document.described(number, Objects.requireNonNull(document.versions().get(number)));
    }

    ListDocumentsResponse list(ListDocumentsRequest request) {
        List<DocumentIdentifier> matching =
                Stream.concat(
                                AmazonDocuments.all().stream().map(Documents::identified),
                                ground.state().documents().values().stream().map(this::identified))
                        .filter(it -> request.filters().stream().allMatch(by -> matches(it, by)))
                        .sorted(Comparator.comparing(DocumentIdentifier::name))
                        .toList();
        Page<DocumentIdentifier> page =
                Ground.page(matching, request.nextToken(), request.maxResults());
        return ListDocumentsResponse.builder()
                .documentIdentifiers(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private static DocumentIdentifier identified(AmazonDocument document) {
        return DocumentIdentifier.builder()
                .name(document.name())
                .owner(AMAZON)
                .documentVersion("1")
                .documentType(document.type())
                .schemaVersion(document.schema())
                .documentFormat("JSON")
                .build();
    }

    private DocumentIdentifier identified(Document document) {
        Document.Version version =
                Objects.requireNonNull(document.versions().get(document.defaultVersion()));
        return DocumentIdentifier.builder()
                .name(document.name())
                .owner(document.owner())
                .documentVersion(Integer.toString(document.defaultVersion()))
                .documentType(document.type())
                .schemaVersion(version.schema())
                .documentFormat(version.format())
                .createdDate(version.created())
                .tags(ground.tags(ResourceTypeForTagging.DOCUMENT, document.name()))
                .build();
    }

    private boolean matches(DocumentIdentifier document, DocumentKeyValuesFilter filter) {
        List<String> values = filter.values();
        return switch (filter.key()) {
            case "Name" -> values.stream().anyMatch(document.name()::startsWith);
            case "DocumentType" -> values.contains(document.documentTypeAsString());
            case "Owner" -> values.stream().anyMatch(it -> owned(document, it));
            default ->
                    throw SsmError.of(
                            InvalidFilterKeyException.builder(),
                            "InvalidFilterKey",
                            "The specified key isn't valid.");
        };
    }

    private boolean owned(DocumentIdentifier document, String owner) {
        return switch (owner) {
            case "All" -> true;
            case "Self", "Private" -> document.owner().equals(ground.caller().account());
            case "Public" -> document.owner().equals(AMAZON);
            default -> document.owner().equals(owner);
        };
    }

    ListDocumentVersionsResponse versions(ListDocumentVersionsRequest request) {
        Document document = own(request.name());
        List<DocumentVersionInfo> versions =
                document.versions().descendingMap().entrySet().stream()
                        .map(it ->
                                DocumentVersionInfo.builder()
                                        .name(document.name())
                                        .documentVersion(it.getKey().toString())
                                        .versionName(it.getValue().versionName())
                                        .createdDate(it.getValue().created())
                                        .isDefaultVersion(it.getKey() == document.defaultVersion())
                                        .documentFormat(it.getValue().format())
                                        .status(DocumentStatus.ACTIVE)
                                        .build())
                        .toList();
        Page<DocumentVersionInfo> page =
                Ground.page(versions, request.nextToken(), request.maxResults());
        return ListDocumentVersionsResponse.builder()
                .documentVersions(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    void delete(DeleteDocumentRequest request) {
        Document document = own(request.name());
        if (request.documentVersion() != null) {
            int number =
                    document.number(request.documentVersion())
                            .orElseThrow(SsmError::documentVersion);
            if (number == document.defaultVersion()) {
                throw SsmError.documentOperation(
                        "Default version of the document can't be deleted.");
            }
            document.versions().remove(number);
            return;
        }
        boolean associated =
                ground.state().associations().values().stream()
                        .anyMatch(it -> request.name().equals(it.get("Name")));
        if (associated) {
            throw AwsError.of(
                    AssociatedInstancesException.builder(),
                    "AssociatedInstances",
                    400,
                    "You must disassociate a document from all managed nodes before you can delete"
                            + " it.");
        }
        ground.state().documents().remove(request.name());
        ground.untag(ResourceTypeForTagging.DOCUMENT, request.name());
    }

    private Document own(String name) {
        Document document = ground.state().documents().get(name);
        if (document == null) {
            throw SsmError.noSuchDocument(name);
        }
        return document;
    }
}
