package io.vedette.cli.output;

import io.vedette.core.execution.Outcome;
import io.vedette.core.execution.Progress;
import io.vedette.core.execution.ProgressListener;
import java.io.PrintWriter;

/**
 * Shows how far a run is: one live line on a terminal, and elsewhere a plain line for every tenth
 * of the way and for every failure.
 */
public final class ProgressLine implements ProgressListener, AutoCloseable {

    private static final int WIDTH = 24;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean live;
    private final Style style;
    private int total;
    private int settled;
    private int failed;
    private int waiting;
    private int tenths;

    public ProgressLine(PrintWriter err, boolean live, Style style) {
        this.err = err;
        this.live = live;
        this.style = style;
    }

    @Override
    public synchronized void on(Progress event) {
        switch (event) {
            case Progress.Started(int resources) -> total = resources;
            case Progress.Changing(var resource) -> draw(resource.toString());
            case Progress.Polling(var resource, String waitingFor) ->
                    draw("%s: waiting for %s".formatted(resource, waitingFor));
            case Progress.Settled(var resource, Outcome outcome) -> {
                settled++;
                switch (outcome) {
                    case Outcome.Failed(String why) -> {
                        failed++;
                        line(style.bad("failed %s: %s".formatted(resource, why)));
                    }
                    case Outcome.Waiting _ -> waiting++;
                    case Outcome.Done _, Outcome.Skipped _ -> {}
                }
                draw("");
            }
            case Progress.Proving(int resources) ->
                    line("Reading back %,d changed resources".formatted(resources));
        }
    }

    private void draw(String what) {
        if (live) {
            int done = total == 0 ? WIDTH : Math.min(WIDTH, settled * WIDTH / total);
            String bar = "=".repeat(done) + " ".repeat(WIDTH - done);
            err.print(
                    "%s[%s] %d/%d%s%s %s"
                            .formatted(
                                    CLEAR,
                                    bar,
                                    settled,
                                    total,
                                    waiting > 0 ? ", %d waiting".formatted(waiting) : "",
                                    failed > 0 ? ", %d failed".formatted(failed) : "",
                                    what.length() <= 60 ? what : what.substring(0, 57) + "..."));
            err.flush();
            return;
        }
        int now = total == 0 ? 0 : settled * 10 / total;
        if (now > tenths) {
            tenths = now;
            err.println("%d of %d resources settled".formatted(settled, total));
        }
    }

    private void line(String text) {
        if (live) {
            err.print(CLEAR);
        }
        err.println(text);
        err.flush();
    }

    @Override
    public synchronized void close() {
        if (live) {
            err.print(CLEAR);
            err.flush();
        }
    }
}
