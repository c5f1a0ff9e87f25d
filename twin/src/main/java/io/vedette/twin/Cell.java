package io.vedette.twin;

/** The address of one piece of state: its type, account and region. */
record Cell(Class<?> type, String account, String region) {

    private static final String PACKAGE = Cell.class.getPackageName() + ".";

    /**
     * The cell's name in the state file, such as {@code
     * guardduty.GuardDutyState/111111111111/us-east-1}.
     */
    String name() {
        String type = this.type.getName();
        String shown = type.startsWith(PACKAGE) ? type.substring(PACKAGE.length()) : type;
        return shown + "/" + account + "/" + region;
    }
}
