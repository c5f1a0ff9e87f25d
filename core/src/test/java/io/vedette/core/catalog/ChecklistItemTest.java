package io.vedette.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vedette.core.catalog.ChecklistItem.Group;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ChecklistItemTest {

    private static final Map<Group, String> HEADINGS =
            Map.of(
                    Group.PLANNING, "**Pre-deployment Planning:**",
                    Group.CORE_SERVICES, "**Core Security Services:**",
                    Group.LOGGING, "**Logging Infrastructure:**",
                    Group.AUTOMATION, "**Automation Framework:**",
                    Group.TAGGING, "**Tagging Strategy:**");

    @Test
    void idsAreWhatReportsAndAnswersReferTo() {
        assertThat(ChecklistItem.GUARDDUTY.id()).isEqualTo("core-services/guardduty");
        assertThat(ChecklistItem.S3_ACCESS_LOGS.id()).isEqualTo("logging/s3-access-logs");
        assertThat(Arrays.stream(ChecklistItem.values()).map(ChecklistItem::id))
                .doesNotHaveDuplicates()
                .hasSize(27);
    }

    @Test
    void everyLineOfTheReferencesChecklistsHasAnItemInTheSameOrder() throws IOException {
        Optional<Path> reference =
                Stream.of("../../shared", "../../../shared")
                        .map(shared -> Path.of(shared, "reference", "sec10-bp06.md"))
                        .filter(Files::exists)
                        .findFirst();
        assumeTrue(reference.isPresent(), "the reference is not beside the repository");
        List<String> lines = Files.readAllLines(reference.get());

        for (Group group : Group.values()) {
            List<String> checklist = checklist(lines, Objects.requireNonNull(HEADINGS.get(group)));
            assertThat(checklist).as(group.id()).hasSameSizeAs(group.items());
            for (int i = 0; i < checklist.size(); i++) {
                assertThat(checklist.get(i).toLowerCase(Locale.ROOT))
                        .contains(stems(group.items().get(i)));
            }
        }
    }

    private static List<String> checklist(List<String> lines, String heading) {
        List<String> checklist = new ArrayList<>();
        for (String line : lines.subList(lines.indexOf(heading) + 1, lines.size())) {
            if (!line.startsWith("- [ ] ")) {
                break;
            }
            checklist.add(line);
        }
        return checklist;
    }

    /** An id speaks of what its line speaks of, if not in the same form: queries, query. */
    private static String[] stems(ChecklistItem item) {
        String name = item.id().substring(item.id().indexOf('/') + 1);
        return Arrays.stream(name.split("-", -1))
                .map(word -> word.substring(0, Math.min(3, word.length())))
                .toArray(String[]::new);
    }
}
