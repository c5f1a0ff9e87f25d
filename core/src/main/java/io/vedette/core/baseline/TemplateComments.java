package io.vedette.core.baseline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what the template's comments say of the keys right below them. */
final class TemplateComments {

    private TemplateComments() {}

    /** The comment of each path that has one, such as {@code tools.config.rules}. */
    static Map<String, String> read() {
        String template = BaselineTemplate.text();
        List<String> lines = template.lines().map(String::strip).toList();
        Map<String, String> comments = new HashMap<>();
        YamlTree.parse(template)
                .lines()
                .forEach((path, line) -> {
                    String comment = above(lines, line - 1);
                    if (!comment.isEmpty()) {
                        comments.put(path, comment);
                    }
                });
        return comments;
    }

    private static String above(List<String> lines, int key) {
        Deque<String> comment = new ArrayDeque<>();
        for (int line = key - 1; line >= 0 && lines.get(line).startsWith("#"); line--) {
            comment.addFirst(lines.get(line).substring(1).strip());
        }
        return String.join(" ", comment);
    }
}
